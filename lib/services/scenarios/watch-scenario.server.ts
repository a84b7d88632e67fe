import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { listenToNumbers } from "@/lib/services/scenarios/live-numbers.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** Server-sent events with the profiles inside, until the browser goes away. Throws `not_found`. */
export async function watchScenario(
  actor: Actor,
  { id, signal }: { id: number; signal: AbortSignal },
): Promise<Response> {
  await requireScenario(pool(), actor, { id });
  const encoder = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      stop = listenToNumbers(id, {
        push: (numbers) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(numbers)}\n\n`)),
        end: () => controller.close(),
      });
      signal.addEventListener("abort", () => stop(), { once: true });
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // No proxy and no compression may hold the lines back.
      "Cache-Control": "private, no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

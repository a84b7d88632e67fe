import type { Pool } from "pg";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import type { Clock } from "@/lib/shared/clock";

/** Longer work goes on in an engine while the caller has its answer. */
const INLINE_MS_MAX = 3_000;

/** `done` false = an engine does the rest in the background. */
export type StateChanged = { operationId: bigint; done: boolean };

/** Carries a committed operation out, as far as it gets in a few seconds. */
export async function finishOperation(
  pool: Pool,
  operationId: bigint,
  { clock }: { clock: Clock },
): Promise<StateChanged> {
  const startedAt = performance.now();
  const isTimeUp = () => performance.now() - startedAt > INLINE_MS_MAX;
  return { operationId, done: await runOperation(pool, operationId, { clock, isTimeUp }) };
}

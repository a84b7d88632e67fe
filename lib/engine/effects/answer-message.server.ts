import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { EffectAnswer, EffectJob } from "@/lib/engine/effects/effect-job";
import { cleanText } from "@/lib/engine/effects/clean-json";
import type { MessageResult } from "@/lib/nodes/define";

/** How the task of a message goes on; null when no task waits for it. */
export async function answerMessage(
  job: EffectJob,
  result: MessageResult,
  deps: Pick<EffectDeps, "pool" | "clock" | "scenarios">,
): Promise<EffectAnswer | null> {
  if (job.task === null) return null;
  const scenario = await deps.scenarios.get(deps.pool, job.task, deps.clock.now().getTime());
  const effect = scenario?.graph.nodes.get(job.task.nodeId)?.step.effect;
  const detail = result.status === "sent" ? {} : { detail: { reason: cleanText(result.reason) } };
  const outcome =
    effect?.kind === "email"
      ? ({ kind: "exit", output: effect.outputFor(result), ...detail } as const)
      : ({ kind: "fail", code: "effect", message: "The element sends no message in this version." } as const);
  return { outcome, response: null, sent: null };
}

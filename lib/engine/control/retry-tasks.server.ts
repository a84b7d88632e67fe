import type { Pool } from "pg";
import type { Skip } from "@/lib/domain/scenario/failed-passes";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

export type RetryTasksInput = {
  accountId: number;
  scenarioId: number;
  /** null = in any element. */
  nodeId: number | null;
  /** How each element is skipped; null = the elements run again. */
  skips: readonly Skip[] | null;
};

/** Lets all failed passes of a scenario, or of one of its elements, go on, in resumable chunks; each of them once. */
export async function retryTasks(pool: Pool, input: RetryTasksInput, deps: { clock: Clock }): Promise<StateChanged> {
  const { accountId, scenarioId, nodeId } = input;
  const skips = input.skips === null ? null : input.skips.map((skip) => ({ ...skip }));
  const args = { nodeId, skips, before: deps.clock.now().toISOString() };
  return changeState(pool, { accountId, scenarioId, kind: "retry", args }, deps);
}

import type { Pool } from "pg";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

export type RemoveTasksInput = {
  accountId: number;
  scenarioId: number;
  /** The element whose profiles leave; null = all of the scenario. */
  nodeId: number | null;
  /** Stands in the profiles' history, e.g. `removed by user:3`. */
  reason: string;
};

/** Ends all passes inside a scenario or one of its elements, in resumable chunks; the tombstones stay. */
export async function removeTasks(pool: Pool, input: RemoveTasksInput, deps: { clock: Clock }): Promise<StateChanged> {
  const { accountId, scenarioId, nodeId, reason } = input;
  return changeState(pool, { accountId, scenarioId, kind: "remove", args: { nodeId, reason } }, deps);
}

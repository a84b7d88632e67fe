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
  /** Of all of the scenario: forgets who ever was in it, when everybody is out. */
  mayEnterAgain?: boolean;
};

/** Ends all passes that are inside a scenario or one of its elements now, in resumable chunks; the tombstones stay unless told otherwise. */
export async function removeTasks(pool: Pool, input: RemoveTasksInput, deps: { clock: Clock }): Promise<StateChanged> {
  const { accountId, scenarioId, nodeId, reason, mayEnterAgain = false } = input;
  // Whoever enters in this very millisecond was there when the removal was asked for.
  const meantBefore = new Date(deps.clock.now().getTime() + 1).toISOString();
  const args = { nodeId, reason, mayEnterAgain, meantBefore };
  return changeState(pool, { accountId, scenarioId, kind: "remove", args }, deps);
}

import type { Pool } from "pg";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import type { Clock } from "@/lib/shared/clock";

export type MoveTasksInput = {
  accountId: number;
  scenarioId: number;
  /** The element whose profiles move. */
  nodeId: number;
  to: number;
  /** How many stand there, for the progress. */
  total: number;
};

/** Moves all who stand in an element now to another one, in resumable chunks; each of them once. */
export async function moveTasks(pool: Pool, input: MoveTasksInput, deps: { clock: Clock }): Promise<StateChanged> {
  const { accountId, scenarioId, nodeId, to, total } = input;
  // Whoever enters the element in this very millisecond was there when the move was asked for.
  const before = new Date(deps.clock.now().getTime() + 1).toISOString();
  return changeState(pool, { accountId, scenarioId, kind: "move", args: { nodeId, to, before }, total }, deps);
}

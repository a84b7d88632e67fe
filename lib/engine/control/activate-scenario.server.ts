import type { Pool } from "pg";
import { makeSwitch } from "@/lib/engine/control/make-switch";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

export type ActivateInput = {
  accountId: number;
  scenarioId: number;
  /** Ends the passes that were kept by a freeze, before the scenario runs; else they wake. */
  clear?: boolean;
};

/**
 * Runs the newest saved version of a scenario. The caller has validated it. `is_active` turns true when every shard is ready;
 * frozen tasks wake with their own times, the overdue ones at once, in a bulk lane.
 */
export async function activateScenario(
  pool: Pool,
  input: ActivateInput,
  deps: { clock: Clock },
): Promise<StateChanged> {
  return changeState(pool, makeSwitch({ ...input, isActive: true }), deps);
}

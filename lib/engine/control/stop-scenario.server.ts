import type { Pool } from "pg";
import { makeSwitch } from "@/lib/engine/control/make-switch";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

export type StopInput = {
  accountId: number;
  scenarioId: number;
  /** Freezes the profiles where they stand until the scenario is activated; else all of them exit. */
  keepProfiles: boolean;
};

/** Stops a scenario. From its first commit on nobody enters and nothing moves; many profiles leave in the background. */
export async function stopScenario(pool: Pool, input: StopInput, deps: { clock: Clock }): Promise<StateChanged> {
  return changeState(pool, makeSwitch({ ...input, isActive: false }), deps);
}

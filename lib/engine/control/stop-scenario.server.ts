import type { Pool } from "pg";
import type { StateChanged } from "@/lib/engine/control/change-state.server";
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
  const { accountId, scenarioId, keepProfiles } = input;
  if (keepProfiles) return changeState(pool, { accountId, scenarioId, kind: "freeze" }, deps);
  return changeState(pool, { accountId, scenarioId, kind: "stop", args: { reason: "scenario stopped" } }, deps);
}

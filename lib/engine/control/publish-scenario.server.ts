import type { Pool } from "pg";
import type { StateChanged } from "@/lib/engine/control/change-state.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

/**
 * Makes `scenario.version` and `scenario.reentry`, as committed, hold in every shard; profiles inside follow from their next step.
 * Call it after a running scenario was saved or its reentry mode changed; activating does the same.
 */
export async function publishScenario(
  pool: Pool,
  { accountId, scenarioId }: { accountId: number; scenarioId: number },
  deps: { clock: Clock },
): Promise<StateChanged> {
  return changeState(pool, { accountId, scenarioId, kind: "publish" }, deps);
}

import type { Pool } from "pg";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import type { StateChanged } from "@/lib/engine/control/change-state.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import type { Clock } from "@/lib/shared/clock";

export type PublishInput = { accountId: number; scenarioId: number; relocations?: readonly Relocation[] };

/**
 * Makes `scenario.version` and `scenario.reentry`, as committed, hold in every shard; profiles inside follow from their next step.
 * `relocations` takes those in deleted elements along, shard by shard with the version, also where the scenario does not run.
 * Call it after a running scenario was saved or its reentry mode changed; activating does the same.
 */
export async function publishScenario(
  pool: Pool,
  { accountId, scenarioId, relocations = [] }: PublishInput,
  deps: { clock: Clock },
): Promise<StateChanged> {
  return changeState(pool, { accountId, scenarioId, kind: "publish", args: { relocations: [...relocations] } }, deps);
}

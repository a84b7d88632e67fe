import type { Relocation } from "@/lib/domain/scenario/relocation";
import type { StateChange } from "@/lib/engine/control/begin-operation.server";

export type PublicationInput = { accountId: number; scenarioId: number; relocations?: readonly Relocation[] };

/**
 * Makes `scenario.version` and `scenario.reentry`, as committed, hold in every shard; profiles inside follow from their next step.
 * `relocations` takes those in deleted elements along, shard by shard with the version, also where the scenario does not run.
 * For a running scenario that is saved or whose reentry mode changes; activating does the same.
 */
export function makePublication({ relocations = [], ...target }: PublicationInput): StateChange {
  return { ...target, kind: "publish", args: { relocations: [...relocations] } };
}

import type { StateChange } from "@/lib/engine/control/begin-operation.server";

export type SwitchInput = {
  accountId: number;
  scenarioId: number;
  isActive: boolean;
  /** On a stop: freezes the profiles where they stand until the scenario is activated; else all of them exit. */
  keepProfiles?: boolean;
  /** On an activation: ends the passes that were kept by a freeze, before the scenario runs; else they wake. */
  clear?: boolean;
};

/** What switching a scenario on or off means. */
export function makeSwitch({ isActive, keepProfiles = false, clear = false, ...target }: SwitchInput): StateChange {
  if (isActive) return { ...target, kind: "activate", args: { clear } };
  if (keepProfiles) return { ...target, kind: "freeze" };
  return { ...target, kind: "stop", args: { reason: "scenario stopped" } };
}

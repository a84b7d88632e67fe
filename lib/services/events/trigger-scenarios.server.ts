import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightTriggerScenarios: ScenarioCache | undefined;
}

/** The compiled scenarios of a web process, for facts that it uses itself. */
export function triggerScenarios(): ScenarioCache {
  return (globalThis.cuelightTriggerScenarios ??= new ScenarioCache(getImplementation));
}

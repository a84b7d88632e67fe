import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({
  scenarioId: z.int({ error: "Choose a scenario." }).positive("Choose a scenario."),
  /** The new pass gets this pass's apicontent; else it starts with none. */
  passApicontent: z.boolean(),
});

export const jump = defineNode({
  type: "jump",
  category: "action",
  title: "Jump to scenario",
  icon: "corner-up-right",
  summary: "Leaves this scenario and enters another one.",
  help: `The profile leaves this scenario here and enters another one of the same database through its Default profile capture.

- **Pass apicontent**: the other scenario gets what this pass was started with.
- The other scenario's rule for entering again holds: where it lets the profile in no more, the profile just leaves.
- If the other scenario is not active or lies in the trash, the pass fails here and says so in the profile's history. Activate that scenario, then let those who failed run the element again; who skips it leaves, for nothing follows a jump.`,
  settings,
  defaults: { scenarioId: null, passApicontent: true },
  version: 1,
  outputs: () => [],
  fallbackOutputs: [],
  validate: (value, context) => {
    const scenario = context.scenarios.find((one) => one.id === value.scenarioId);
    const name = scenario ? `"${scenario.name}" (#${scenario.id})` : `#${value.scenarioId}`;
    if (!scenario && value.scenarioId !== context.scenarioId) {
      const message = `There is no scenario ${name} in this database; choose another one.`;
      return [{ field: "scenarioId", level: "error", message }];
    }
    if (scenario?.isActive === false && scenario.id !== context.scenarioId) {
      const message = `${name} is not active: until it is, profiles fail here.`;
      return [{ field: "scenarioId", level: "warning", message }];
    }
    return [];
  },
});

import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { asksProfileOnly } from "@/lib/nodes/asks-profile-only";
import { checkCondition } from "@/lib/nodes/check-condition";
import { defineNode } from "@/lib/nodes/define";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";

export const IMPORT_SOURCES = ["any", "by_hand", "api", "file"] as const;
export const IMPORT_RESULTS = ["new", "all"] as const;

const settings = z.strictObject({
  source: z.enum(IMPORT_SOURCES),
  /** `all` = new profiles and those whose fields changed. */
  profiles: z.enum(IMPORT_RESULTS),
  /** On the profile; an empty group = any. */
  condition: conditionSchema.refine(asksProfileOnly, "Only the profile can be asked here: nothing was sent along."),
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const importTrigger = defineNode({
  type: "import-trigger",
  category: "trigger",
  title: "Profile import",
  icon: "user-plus",
  summary: "Profiles enter when they are imported: by hand, over the API or from a file.",
  help: `Every profile of this database that is made, or made and changed, enters here while the scenario is active.

- **New only**: profiles that were not there before.
- **New and updated**: also profiles of which a field got another value. An import that changes nothing starts nothing.
- **From**: by hand on the profile's card, over the API, from a file, or any of these. What elements of scenarios change is no import; take *Field changed* for that.
- With a **condition** only profiles enter for which it holds right after the import.

A caller of the API keeps triggers out with \`skip_triggers\`. One import starts a scenario once at most for a profile; the scenario's reentry mode decides about those that were inside before.`,
  settings,
  defaults: { source: "any", profiles: "new", condition: { kind: "group", match: "all", items: [] } },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ condition }, context) =>
    isEmptyGroup(condition) ? [] : checkCondition(condition, "condition", context),
  needs: ({ condition }) => readConditionNeeds(condition),
  listens: () => ["profile_changed"],
  isStart: true,
});

import { z } from "zod";
import { checkText } from "@/lib/nodes/check-text";
import { defineNode } from "@/lib/nodes/define";
import { readTemplateNeeds } from "@/lib/nodes/read-template-needs";

export const GOAL_NAME_LENGTH_MAX = 80;
export const GOAL_VALUE_LENGTH_MAX = 1_000;

const settings = z.strictObject({
  name: z.string().min(1, "Name the goal.").max(GOAL_NAME_LENGTH_MAX),
  /** A text with variables: what reaching it is worth. May be empty. */
  value: z.string().max(GOAL_VALUE_LENGTH_MAX),
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const goal = defineNode({
  type: "goal",
  category: "action",
  title: "Goal",
  icon: "target",
  summary: "Notes that the profile reached something.",
  help: `Notes in the profile's history that it reached a goal, such as *Bought* or *Booked a demo*, with a **value**: a number or a text, with variables if you like, for example \`{apicontent.order.total}\`.

The profile goes on at once. The number above the element says how many reached it.`,
  settings,
  defaults: { name: "", value: "" },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => checkText(value.value, "value", context.fields),
  needs: (value) => readTemplateNeeds([value.value]),
});

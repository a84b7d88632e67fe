import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { asksOnly } from "@/lib/nodes/asks-only";
import { checkCondition, NO_SUBJECTS } from "@/lib/nodes/check-condition";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({
  condition: conditionSchema.refine(
    (condition) => asksOnly(condition, "apicontent"),
    "Only values of apicontent can be asked here.",
  ),
});

const OUTPUTS = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
] as const;

export const apicontentFilter = defineNode({
  type: "apicontent-filter",
  category: "operator",
  title: "API content filter",
  icon: "braces",
  summary: "Sends profiles one way or the other by what the caller sent.",
  help: `Looks at **apicontent**, the data that came with the call which put the profile in, such as \`order.total\` or \`items[0].sku\`. If the condition holds the profile leaves by **Yes**, else by **No**.

A value that was not sent equals nothing and contains nothing; ask *is set* to find out. To ask about the profile too, take *Condition*.`,
  settings,
  defaults: { condition: { kind: "group", match: "all", items: [] } },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value) => checkCondition(value.condition, "condition", NO_SUBJECTS),
});

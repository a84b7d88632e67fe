import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { checkCondition } from "@/lib/nodes/check-condition";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({ condition: conditionSchema });

const OUTPUTS = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
] as const;

export const condition = defineNode({
  type: "condition",
  category: "operator",
  title: "Condition",
  icon: "split",
  summary: "Sends profiles one way or the other.",
  help: `Each profile is checked at the moment it arrives: if the condition holds it leaves by **Yes**, else by **No**.

You can ask about

- **fields of the profile**, such as *City equals Paris*;
- **subscriptions**, such as *is subscribed to "News" by e-mail*;
- **segments**: whether the profile is in one;
- **scenarios**: whether it has entered one, is inside, has left, also by an error, ever or in the last days;
- **letters**: whether one was sent, delivered, opened, clicked, of one mailing or any;
- **apicontent**, what the caller sent: \`order.total\`, \`items[0].name\`;
- **answers** of earlier HTTP(S) API Call elements, by the name given there.

Groups join conditions: **all**, **any** or **none** of them. A value that is not set equals nothing and contains nothing; ask *is set* to find out. Text is compared with its capitals.`,
  settings,
  defaults: { condition: { kind: "group", match: "all", items: [] } },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => checkCondition(value.condition, "condition", context),
  needs: (value) => readConditionNeeds(value.condition),
});

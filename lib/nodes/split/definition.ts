import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { checkCondition } from "@/lib/nodes/check-condition";
import { defineNode, type SettingsIssue } from "@/lib/nodes/define";

export const BRANCHES_MAX = 20;
export const BRANCH_NAME_LENGTH_MAX = 40;
/** The output of whoever fits no branch. */
export const OTHERWISE = "otherwise";

const branch = z.strictObject({
  /** The output's id: given once and kept, so that a link stays when branches are renamed or moved. */
  id: z.string().regex(/^b\d{1,6}$/),
  name: z.string().max(BRANCH_NAME_LENGTH_MAX),
  condition: conditionSchema,
});
const settings = z.strictObject({
  branches: z.array(branch).min(1, "Add at least one branch.").max(BRANCHES_MAX),
});
export type SplitSettings = z.infer<typeof settings>;

const NEW_BRANCH = { id: "b1", name: "", condition: { kind: "group", match: "all", items: [] } };

export const split = defineNode({
  type: "split",
  category: "operator",
  title: "Multi-way split",
  icon: "waypoints",
  summary: "Sends profiles one of several ways.",
  help: `Each profile takes the **first branch whose condition holds**, from top to bottom; who fits none leaves by **Otherwise**.

The order matters: put the narrow conditions above the wide ones. Conditions are the same as in *Condition*: fields, subscriptions, apicontent, answers of earlier calls.

Renaming a branch, or moving it up, keeps its link.`,
  settings,
  defaults: { branches: [NEW_BRANCH] },
  version: 1,
  outputs: (value) => [
    ...value.branches.map(({ id, name }, index) => ({ id, label: name === "" ? `Branch ${index + 1}` : name })),
    { id: OTHERWISE, label: "Otherwise" },
  ],
  fallbackOutputs: [
    { id: "b1", label: "Branch 1" },
    { id: OTHERWISE, label: "Otherwise" },
  ],
  validate: (value, context) => [
    ...value.branches.flatMap((one, index) => checkCondition(one.condition, `branches.${index}.condition`, context)),
    ...findRepeated(value),
  ],
  needs: (value) => joinNeeds(...value.branches.map((one) => readConditionNeeds(one.condition))),
});

function findRepeated({ branches }: SplitSettings): SettingsIssue[] {
  return branches.flatMap(({ id }, index) => {
    const isFirst = branches.findIndex((one) => one.id === id) === index;
    const message = `Branch ${index + 1} has the output of another branch: remove it and add it again.`;
    return isFirst ? [] : [{ field: `branches.${index}.id`, level: "error" as const, message }];
  });
}

import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { SettingsIssue } from "@/lib/nodes/define";
import { defineNode } from "@/lib/nodes/define";
import { readTemplateNeeds } from "@/lib/nodes/read-template-needs";

export const UPDATES_MAX = 50;
export const UPDATE_VALUE_LENGTH_MAX = 10_000;
export const UPDATE_ACTIONS = ["set", "unset", "incr", "add", "delete", "upsert"] as const;

const update = z.strictObject({
  field: z.string().min(1, "Choose a field."),
  action: z.enum(UPDATE_ACTIONS),
  /** A text with variables; typed by the field. A text that is one variable keeps the variable's own type. */
  value: z.string().max(UPDATE_VALUE_LENGTH_MAX),
});
const settings = z.strictObject({
  updates: z.array(update).min(1, "Choose at least one field to change.").max(UPDATES_MAX),
});
export type UpdateProfileSettings = z.infer<typeof settings>;

const OUTPUTS = [
  { id: "next", label: "Next" },
  { id: "error", label: "Error", error: { except: [] } },
] as const;

export const updateProfile = defineNode({
  type: "update-profile",
  category: "action",
  title: "Update profile",
  icon: "user-pen",
  summary: "Changes fields of the profile.",
  help: `Changes fields of the profile, in this order:

| action | what it does | for |
|---|---|---|
| set | puts this value in | every field |
| unset | empties the field | every field |
| incr | adds a number; a negative one subtracts | numbers |
| add | adds members to the list | lists |
| delete | takes members away | lists, objects |
| upsert | adds what is missing, replaces what is there | lists, objects |

Values may contain variables: \`{apicontent.city}\`, \`{response.crm.id}\`, \`{lead._fname}\`.

The profile leaves by **Error**, and nothing is changed, if a value does not fit its field (*"abc"* for a number) or another profile has the same value of a unique field. The profile's history says which. If that output leads nowhere, the pass ends here and counts as an error.`,
  settings,
  defaults: { updates: [{ field: "", action: "set", value: "" }] },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) =>
    value.updates.flatMap((one, index) => {
      const issue = checkUpdate(one, context.fields);
      return issue === null ? [] : [{ ...issue, field: `updates.${index}.${issue.field}` }];
    }),
  needs: (value) =>
    joinNeeds(
      { fields: value.updates.map((one) => one.field) },
      readTemplateNeeds(value.updates.map((one) => one.value)),
    ),
});

/** Types that an action fits; set and unset fit all. */
const FITTING: { readonly [action: string]: readonly string[] } = {
  incr: ["integer", "decimal"],
  add: ["tag", "array"],
  delete: ["tag", "array", "object"],
  upsert: ["tag", "array", "object"],
};

function checkUpdate(one: z.infer<typeof update>, fields: readonly FieldView[]): SettingsIssue | null {
  const field = fields.find((view) => view.name === one.field);
  if (!field) {
    const message = `The database has no field "${one.field}"; choose another one or add it to the database.`;
    return { field: "field", level: "error", message };
  }
  if (FITTING[one.action]?.includes(field.type) === false) {
    const message = `"${one.action}" does not fit ${field.name}, which is of type ${field.type}.`;
    return { field: "action", level: "error", message };
  }
  if (one.action === "unset" || one.value !== "") return null;
  return { field: "value", level: "error", message: 'Type a value, or choose "unset".' };
}

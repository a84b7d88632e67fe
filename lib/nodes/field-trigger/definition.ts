import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";
import { jsonSchema } from "@/lib/shared/json";

export const SIDES = ["any", "equal", "is_set", "is_not_set"] as const;

const side = z.enum(SIDES);

const settings = z
  .strictObject({
    field: z.string().min(1, "Choose a field."),
    fromIs: side,
    from: jsonSchema,
    toIs: side,
    to: jsonSchema,
  })
  .superRefine((value, context) => {
    for (const name of ["from", "to"] as const) {
      const isEmpty = value[name] === "" || value[name] === null;
      if (value[`${name}Is`] === "equal" && isEmpty) {
        context.addIssue({ code: "custom", path: [name], message: "Type the value, or choose that it is not set." });
      }
    }
  });

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const fieldTrigger = defineNode({
  type: "field-trigger",
  category: "trigger",
  title: "Field changed",
  icon: "pen-line",
  summary: "Profiles enter when one of their fields gets another value.",
  help: `Every profile of this database enters here when the field gets another value, whoever changes it: a person, the API, a file, or an element of a scenario.

Say what the value was **before** and what it is **now**: anything, one value, set, or not set. A profile that is new counts as one whose field was not set before.

A scenario that changes the very field it listens for is stopped after some rounds.`,
  settings,
  defaults: { field: "", fromIs: "any", from: "", toIs: "any", to: "" },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ field }, { fields }) =>
    fields.some(({ name }) => name === field)
      ? []
      : [{ field: "field", level: "error", message: `This database has no field "${field}": choose another one.` }],
  listens: () => ["profile_changed"],
  isStart: true,
});

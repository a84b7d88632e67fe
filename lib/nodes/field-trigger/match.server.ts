import { compareValues } from "@/lib/domain/conditions/compare-values";
import { defineRuntime } from "@/lib/nodes/define";
import { fieldTrigger, type SIDES } from "@/lib/nodes/field-trigger/definition";
import type { Json } from "@/lib/shared/json";

export const fieldTriggerRuntime = defineRuntime(fieldTrigger, {
  kind: "trigger",
  output: "next",
  match: (_context, { field, fromIs, from, toIs, to }, fact) => {
    const change =
      fact.kind === "profile_changed" && Object.hasOwn(fact.fields, field) ? fact.fields[field] : undefined;
    return change !== undefined && fits(change.from, fromIs, from) && fits(change.to, toIs, to);
  },
});

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

function fits(value: Json, is: (typeof SIDES)[number], wanted: Json): boolean {
  if (is === "any") return true;
  // One moment may be written in several ways.
  const type = typeof wanted === "string" && MOMENT.test(wanted) ? "datetime" : undefined;
  return compareValues({ left: value, is, right: wanted, type });
}

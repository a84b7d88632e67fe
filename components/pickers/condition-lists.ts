import type { FieldView } from "@/lib/domain/fields/field-types";

/** What a condition may ask about. */
export type ConditionLists = {
  fields: readonly FieldView[];
  resources: readonly { id: number; name: string; channels: readonly string[] }[];
};

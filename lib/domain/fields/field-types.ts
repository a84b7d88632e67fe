import { z } from "zod";

export const FIELD_TYPES = [
  "integer",
  "decimal",
  "boolean",
  "string",
  "date",
  "datetime",
  "tag",
  "object",
  "array",
] as const;
export const fieldTypeSchema = z.enum(FIELD_TYPES);
export type FieldType = z.infer<typeof fieldTypeSchema>;

/** Types whose values can be a key: one value, compared as a whole. */
export const KEY_FIELD_TYPES: readonly FieldType[] = ["integer", "decimal", "boolean", "string", "date", "datetime"];

/** A field as rules see it, standard or custom. */
export const fieldViewSchema = z.object({
  name: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  standard: z.boolean(),
  required: z.boolean(),
  isKey: z.boolean(),
  isUnique: z.boolean(),
});
export type FieldView = z.infer<typeof fieldViewSchema>;

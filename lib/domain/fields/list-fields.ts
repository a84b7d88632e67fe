import type { FieldView } from "./field-types";
import { STANDARD_FIELDS } from "./standard-fields";

/** All fields of a database by name: the standard ones, `email` unique as the database says, and the custom ones. */
export function listFields(database: { emailUnique: boolean; custom: readonly FieldView[] }): Map<string, FieldView> {
  const standard = STANDARD_FIELDS.map((field) =>
    field.name === "email" ? { ...field, isUnique: database.emailUnique } : field,
  );
  return new Map([...standard, ...database.custom].map((field) => [field.name, field]));
}

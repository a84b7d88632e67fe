import type { ClientBase } from "pg";
import type { NewField } from "./insert-field.server";

/** Writes all that can change of a custom field. */
export async function updateFieldRow(client: ClientBase, fieldId: number, field: NewField): Promise<void> {
  await client.query(
    `UPDATE field SET label = $2, description = $3, required = $4, is_key = $5, is_unique = $6 WHERE id = $1`,
    [fieldId, field.label, field.description, field.required, field.isKey, field.isUnique],
  );
}

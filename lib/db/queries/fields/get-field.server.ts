import type { ClientBase } from "pg";
import { fieldTypeSchema } from "@/lib/domain/fields/field-types";
import type { NewField } from "./insert-field.server";

/** A custom field of a database; null when there is none of that number. */
export async function getField(
  client: ClientBase,
  { databaseId, fieldId }: { databaseId: number; fieldId: number },
): Promise<NewField | null> {
  const { rows } = await client.query<Omit<NewField, "type"> & { type: string }>(
    `SELECT name, label, description, type, required, is_key AS "isKey", is_unique AS "isUnique"
     FROM field WHERE id = $1 AND database_id = $2`,
    [fieldId, databaseId],
  );
  const row = rows[0];
  return row ? { ...row, type: fieldTypeSchema.parse(row.type) } : null;
}

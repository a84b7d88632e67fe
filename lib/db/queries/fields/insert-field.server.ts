import type { ClientBase } from "pg";
import type { FieldType } from "@/lib/domain/fields/field-types";

export type NewField = {
  name: string;
  label: string;
  description: string;
  type: FieldType;
  required: boolean;
  isKey: boolean;
  isUnique: boolean;
};

/** Writes a new custom field behind its database's others; false when the name is taken. */
export async function insertField(client: ClientBase, databaseId: number, field: NewField): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO field (database_id, name, label, description, type, required, is_key, is_unique, position)
     SELECT $1::int, $2::text, $3::text, $4::text, $5::text, $6::boolean, $7::boolean, $8::boolean,
       coalesce(max(position), 0) + 1
     FROM field WHERE database_id = $1
     ON CONFLICT (database_id, name) DO NOTHING`,
    [databaseId, field.name, field.label, field.description, field.type, field.required, field.isKey, field.isUnique],
  );
  return rowCount === 1;
}

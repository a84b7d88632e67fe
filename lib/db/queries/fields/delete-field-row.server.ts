import type { ClientBase } from "pg";

/** Takes a custom field's definition away. */
export async function deleteFieldRow(client: ClientBase, fieldId: number): Promise<void> {
  await client.query(`DELETE FROM field WHERE id = $1`, [fieldId]);
}

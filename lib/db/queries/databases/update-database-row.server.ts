import type { ClientBase } from "pg";

export type DatabaseChanges = {
  name?: string | undefined;
  description?: string | undefined;
  emailUnique?: boolean | undefined;
  groupIds?: number[] | undefined;
};

/** Writes the named settings of a database. */
export async function updateDatabaseRow(client: ClientBase, id: number, changes: DatabaseChanges): Promise<void> {
  await client.query(
    `UPDATE database SET name = coalesce($2, name), description = coalesce($3, description),
       email_unique = coalesce($4, email_unique), group_ids = coalesce($5, group_ids), updated_at = now()
     WHERE id = $1`,
    [id, changes.name ?? null, changes.description ?? null, changes.emailUnique ?? null, changes.groupIds ?? null],
  );
}

import type { ClientBase } from "pg";
import type { MailingValues } from "@/lib/db/queries/mailings/insert-mailing.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** Writes on top of the revision that was edited; false when it is not the newest: the UPDATE itself checks it. */
export async function saveMailing(
  client: ClientBase,
  actor: Actor,
  { id, rev, values }: { id: number; rev: number; values: MailingValues },
): Promise<boolean> {
  const { name, databaseId, resourceId, templateId, senderId, condition, tracking, isActive } = values;
  const visible = visibleSql(actor, { alias: "m", firstParameter: 11 });
  const { rowCount } = await client.query(
    `UPDATE mailing m SET name = $3, database_id = $4, resource_id = $5, template_id = $6, sender_id = $7, condition = $8, tracking = $9,
       is_active = $10, rev = rev + 1, updated_at = now()
     WHERE m.id = $1 AND m.rev = $2 AND ${visible.sql}`,
    [
      ...[id, rev, name, databaseId, resourceId, templateId, senderId, JSON.stringify(condition), tracking, isActive],
      ...visible.values,
    ],
  );
  return rowCount === 1;
}

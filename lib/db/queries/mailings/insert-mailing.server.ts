import type { ClientBase } from "pg";
import type { MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type MailingValues = {
  name: string;
  databaseId: number;
  resourceId: number;
  templateId: number;
  senderId: number | null;
  condition: MailingCondition;
  tracking: boolean;
  isActive: boolean;
};

/** Keeps a new mailing and returns its number; fails on the unique index when its name is taken. */
export async function insertMailing(client: ClientBase, actor: Actor, values: MailingValues): Promise<number> {
  const { name, databaseId, resourceId, templateId, senderId, condition, tracking, isActive } = values;
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO mailing (account_id, group_ids, name, database_id, resource_id, template_id, sender_id, condition, tracking, is_active, updated_at)
     VALUES ($1, $2::int[], $3, $4, $5, $6, $7, $8, $9, $10, now()) RETURNING id`,
    [
      ...[actor.accountId, [...actor.groupIds], name, databaseId, resourceId, templateId, senderId],
      ...[JSON.stringify(condition), tracking, isActive],
    ],
  );
  return rows[0]?.id ?? 0;
}

import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Reads mailings with their templates' newest version; never cached, because a mailing may be switched off at any time. */
export const READ_MAILINGS: Statement = {
  name: "engine-read-mailings",
  text: `SELECT m.id, m.account_id AS "accountId", m.database_id AS "databaseId", m.is_active AS "isActive",
      m.resource_id AS "resourceId", m.template_id AS "templateId", m.sender_id AS "senderId", m.tracking, t.version, t.channel
    FROM mailing m JOIN template t ON t.id = m.template_id
    WHERE m.id = ANY($1::int[])`,
};

export type MailingRow = {
  id: number;
  accountId: number;
  databaseId: number;
  isActive: boolean;
  resourceId: number;
  templateId: number;
  senderId: number | null;
  tracking: boolean;
  version: number;
  channel: string;
};

/** The mailings with these numbers, by number. */
export async function readMailings(client: Queryable, ids: Iterable<number>): Promise<Map<number, MailingRow>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const rows = await runStatement<MailingRow>(client, READ_MAILINGS, [numberArray(unique)]);
  return new Map(rows.map((row) => [row.id, row]));
}

import { pool } from "@/lib/db/pool.server";

// The shard is not known from the id alone: one look into the primary key of each.
const STATEMENT = `
  SELECT m.mailing_id AS "mailingId", m.template_id AS "templateId", m.missing, m.profile_id AS "profileId", p.created_at AS "profileCreatedAt"
  FROM generate_series(0, 255) AS s(shard)
  JOIN message m ON m.shard = s.shard AND m.id = $1
  LEFT JOIN profile p ON p.shard = m.shard AND p.id = m.profile_id
  WHERE m.account_id = $2`;

export type MessageFacts = {
  /** None = a template of an element. */
  mailingId: number | null;
  templateId: number;
  missing: string[];
  profileId: bigint;
  profileCreatedAt: Date | null;
};

/** What a message was sent for; null when it is not the account's or no longer kept. */
export async function getMessage(accountId: number, id: bigint): Promise<MessageFacts | null> {
  const { rows } = await pool().query<MessageFacts>({ name: "get-message", text: STATEMENT, values: [id, accountId] });
  return rows[0] ?? null;
}

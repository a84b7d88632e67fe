import { pool } from "@/lib/db/pool.server";

// Every shard gives its newest rows from the index (shard, mailing_id, id), and the newest of those are the page:
// 256 short index scans instead of a sort of the whole mailing.
const STATEMENT = `
  SELECT m.id, m.status, m.reason, m.missing, m.address, m.profile_id AS "profileId", p.created_at AS "profileCreatedAt",
    m.template_version AS "templateVersion", m.scenario_id AS "scenarioId", m.pass_id AS "passId",
    m.opened_at AS "openedAt", m.opens, m.clicked_at AS "clickedAt", m.clicks, m.unsubscribed_at AS "unsubscribedAt",
    m.delivered_at AS "deliveredAt", m.complained_at AS "complainedAt", m.bounce_kind AS "bounceKind", m.bounce_reason AS "bounceReason",
    m.created_at AS "createdAt", m.updated_at AS "updatedAt"
  FROM generate_series(0, 255) AS s(shard)
  CROSS JOIN LATERAL (
    SELECT * FROM message
    WHERE shard = s.shard AND mailing_id = $1 AND account_id = $2 AND ($3::bigint IS NULL OR id < $3)
      AND ($4::text IS NULL OR status = $4)
    ORDER BY id DESC LIMIT $5
  ) m
  LEFT JOIN profile p ON p.shard = m.shard AND p.id = m.profile_id
  ORDER BY m.id DESC LIMIT $5`;

export type MailingMessageRow = {
  id: bigint;
  status: string;
  reason: string | null;
  missing: string[];
  address: string;
  profileId: bigint;
  /** None = the profile is gone. */
  profileCreatedAt: Date | null;
  templateVersion: number;
  scenarioId: number | null;
  passId: bigint | null;
  openedAt: Date | null;
  opens: number;
  clickedAt: Date | null;
  clicks: number;
  unsubscribedAt: Date | null;
  deliveredAt: Date | null;
  complainedAt: Date | null;
  bounceKind: string | null;
  bounceReason: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Messages of a mailing before an id, newest first. */
export async function listMailingMessages(input: {
  accountId: number;
  mailingId: number;
  status: string | null;
  before: bigint | null;
  limit: number;
}): Promise<MailingMessageRow[]> {
  const { accountId, mailingId, status, before, limit } = input;
  const { rows } = await pool().query<MailingMessageRow>({
    name: "list-mailing-messages",
    text: STATEMENT,
    values: [mailingId, accountId, before, status, limit],
  });
  return rows;
}

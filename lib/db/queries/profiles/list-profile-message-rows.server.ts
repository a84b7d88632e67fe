import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

export type ProfileMessageRow = {
  id: bigint;
  /** None = a template of an element. */
  mailingId: number | null;
  /** Of the mailing, else of the template; none = it is gone. */
  name: string | null;
  templateId: number;
  scenarioId: number | null;
  address: string;
  status: string;
  reason: string | null;
  createdAt: Date;
  updatedAt: Date;
  deliveredAt: Date | null;
  openedAt: Date | null;
  opens: number;
  clickedAt: Date | null;
  clicks: number;
  unsubscribedAt: Date | null;
  complainedAt: Date | null;
  bounceKind: string | null;
  bounceReason: string | null;
};

/** The letters to a profile, in scenarios and outside of them, newest first; along the index by profile. */
export async function listProfileMessageRows(
  { accountId, profileId }: { accountId: number; profileId: bigint },
  { beforeId, limit }: { beforeId: bigint | null; limit: number },
): Promise<ProfileMessageRow[]> {
  const { rows } = await pool().query<ProfileMessageRow>({
    name: "list-profile-message-rows",
    text: `SELECT m.id, m.mailing_id AS "mailingId", CASE WHEN m.mailing_id IS NULL THEN t.name ELSE mailing.name END AS name,
        m.template_id AS "templateId", m.scenario_id AS "scenarioId", m.address,
        m.status, m.reason, m.created_at AS "createdAt", m.updated_at AS "updatedAt", m.delivered_at AS "deliveredAt",
        m.opened_at AS "openedAt", m.opens, m.clicked_at AS "clickedAt", m.clicks, m.unsubscribed_at AS "unsubscribedAt",
        m.complained_at AS "complainedAt", m.bounce_kind AS "bounceKind", m.bounce_reason AS "bounceReason"
      FROM message m LEFT JOIN mailing ON mailing.id = m.mailing_id AND mailing.account_id = m.account_id
        LEFT JOIN template t ON t.id = m.template_id AND t.account_id = m.account_id
      WHERE m.shard = $1 AND m.profile_id = $2 AND m.id < $3 AND m.account_id = $4 ORDER BY m.id DESC LIMIT $5`,
    values: [getProfileShard(profileId), profileId, beforeId ?? 2n ** 63n - 1n, accountId, limit],
  });
  return rows;
}

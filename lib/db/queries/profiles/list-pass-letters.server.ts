import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

export type PassLetterRow = {
  nodeId: number | null;
  updatedAt: Date;
  status: string;
  reason: string | null;
  deliveredAt: Date | null;
  openedAt: Date | null;
  clickedAt: Date | null;
  unsubscribedAt: Date | null;
  complainedAt: Date | null;
  bouncedAt: Date | null;
  bounceKind: string | null;
  bounceReason: string | null;
};

/** What became of the letters that a pass sent, at most `limit`; along the index by profile. */
export async function listPassLetters(profileId: bigint, passId: bigint, limit: number): Promise<PassLetterRow[]> {
  const { rows } = await pool().query<PassLetterRow>({
    name: "list-pass-letters",
    text: `SELECT node_id AS "nodeId", updated_at AS "updatedAt", status, reason, delivered_at AS "deliveredAt",
        opened_at AS "openedAt", clicked_at AS "clickedAt", unsubscribed_at AS "unsubscribedAt",
        complained_at AS "complainedAt", bounced_at AS "bouncedAt", bounce_kind AS "bounceKind", bounce_reason AS "bounceReason"
      FROM message WHERE shard = $1 AND profile_id = $2 AND pass_id = $3 ORDER BY id LIMIT $4`,
    values: [getProfileShard(profileId), profileId, passId, limit],
  });
  return rows;
}

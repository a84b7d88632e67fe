import type { Pool } from "pg";

export type TrackedLink = { hash: Buffer; accountId: number; url: string };

/** Keeps where links lead to; what is kept already stays. */
export async function keepLinks(pool: Pool, now: Date, links: readonly TrackedLink[]): Promise<void> {
  if (links.length === 0) return;
  await pool.query({
    name: "keep-links",
    text: `INSERT INTO tracked_link (key_shard, hash, account_id, url, created_at)
      SELECT get_byte(q.hash, 0), q.hash, q.account_id, q.url, $1
      FROM unnest($2::bytea[], $3::int[], $4::text[]) AS q(hash, account_id, url)
      ORDER BY q.hash
      ON CONFLICT (key_shard, hash) DO NOTHING`,
    values: [now, links.map((link) => link.hash), links.map((link) => link.accountId), links.map((link) => link.url)],
  });
}

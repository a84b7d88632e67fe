import type { Pool } from "pg";

export type TrackedLink = { hash: Buffer; accountId: number; url: string };

/** Keeps where links lead to; of what is kept already, to about a day, when a letter last showed it. */
export async function keepLinks(pool: Pool, now: Date, links: readonly TrackedLink[]): Promise<void> {
  if (links.length === 0) return;
  await pool.query({
    name: "keep-links",
    text: `INSERT INTO tracked_link (key_shard, hash, account_id, url, created_at, used_at)
      SELECT get_byte(q.hash, 0), q.hash, q.account_id, q.url, $1, $1
      FROM unnest($2::bytea[], $3::int[], $4::text[]) AS q(hash, account_id, url)
      ORDER BY q.hash
      ON CONFLICT (key_shard, hash) DO UPDATE SET used_at = excluded.used_at
      WHERE tracked_link.used_at < excluded.used_at - interval '1 day'`,
    values: [now, links.map((link) => link.hash), links.map((link) => link.accountId), links.map((link) => link.url)],
  });
}

import { pool } from "@/lib/db/pool.server";

/** Where a link leads to; null when it is not kept. */
export async function getLinkUrl(hash: Buffer): Promise<string | null> {
  const { rows } = await pool().query<{ url: string }>({
    name: "get-link-url",
    text: "SELECT url FROM tracked_link WHERE key_shard = $1 AND hash = $2",
    values: [hash[0] ?? 0, hash],
  });
  return rows[0]?.url ?? null;
}

import { pool } from "@/lib/db/pool.server";

/** Notes that a token was used; at most once a minute, so that a busy token does not rewrite its row all day. */
export async function touchToken(id: number, now: Date): Promise<void> {
  await pool().query({
    name: "touch-token",
    text: `UPDATE api_token SET last_used_at = $2
           WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
    values: [id, now],
  });
}

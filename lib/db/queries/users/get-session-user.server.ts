import { pool } from "@/lib/db/pool.server";

/** A signed-in user as every request needs him. */
export type SessionUserRow = {
  id: number;
  email: string;
  name: string;
  role: string;
  group_ids: number[];
  account_id: number;
  account_name: string;
  time_zone: string;
};

/**
 * Reads the user of a session, by primary key, on every request: a changed role, a reset password and a disabled user
 * count at once. Null when the session no longer holds.
 */
export async function getSessionUser(userId: number, sessionVersion: number): Promise<SessionUserRow | null> {
  const result = await pool().query<SessionUserRow>({
    name: "get-session-user",
    text: `SELECT u.id, u.email, u.name, u.role, u.group_ids, u.account_id, a.name AS account_name, a.time_zone
           FROM "user" u JOIN account a ON a.id = u.account_id
           WHERE u.id = $1 AND u.session_version = $2 AND u.disabled_at IS NULL`,
    values: [userId, sessionVersion],
  });
  return result.rows[0] ?? null;
}

import { pool } from "@/lib/db/pool.server";

export type SignInUserRow = {
  id: number;
  account_id: number;
  name: string;
  password_hash: string;
  session_version: number;
};

/** The user who signs in with an e-mail (lower case); null when there is none or he is disabled. */
export async function getSignInUser(email: string): Promise<SignInUserRow | null> {
  const result = await pool().query<SignInUserRow>(
    `SELECT id, account_id, name, password_hash, session_version FROM "user" WHERE email = $1 AND disabled_at IS NULL`,
    [email],
  );
  return result.rows[0] ?? null;
}

import { pool } from "@/lib/db/pool.server";
import type { AttemptKeys } from "@/lib/db/queries/sign-in/take-attempt.server";

/** A success forgets the person's failures and takes its own attempt back from the address's; old counts go too. */
export async function clearAttempts({ email, ip }: AttemptKeys, now: Date): Promise<void> {
  await pool().query(`DELETE FROM sign_in_throttle WHERE key = $1 OR updated_at < $2::timestamptz - interval '1 day'`, [
    email,
    now,
  ]);
  if (ip === null) return;
  await pool().query(
    `UPDATE sign_in_throttle SET failures = greatest(0, failures - 1), blocked_until = NULL WHERE key = $1`,
    [ip],
  );
}

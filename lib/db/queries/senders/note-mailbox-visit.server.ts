import { pool } from "@/lib/db/pool.server";

/** Notes when a sender's mailbox was read, and why that failed. `updated_at` stays: no setting changed. */
export async function noteMailboxVisit(id: number, { at, error }: { at: Date; error: string | null }): Promise<void> {
  await pool().query("UPDATE sender SET imap_read_at = $2, imap_error = $3 WHERE id = $1", [id, at, error]);
}

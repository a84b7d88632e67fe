import { repeatChunks } from "@/lib/db/queries/housekeeping/repeat-chunks";
import type { Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

const DAY_MS = 86_400_000;
/** From the last letter on that showed it: people click on what they find in their mailbox. */
export const LINK_DAYS_MAX = 400;
/** So long `{view_in_browser_link}` shows a letter as a page. */
export const PAGE_DAYS_MAX = 180;
/** The built-in Outbox is for trying things out. */
export const OUTBOX_DAYS_MAX = 30;
/** Rows of one transaction. */
const CHUNK = 5_000;

const FORGET_VARIABLES = `UPDATE message SET variables = NULL WHERE shard = $1 AND id IN (
  SELECT id FROM message WHERE shard = $1 AND variables IS NOT NULL AND created_at < $2 ORDER BY created_at LIMIT $3)`;
const DELETE_LINKS = `DELETE FROM tracked_link WHERE key_shard = $1 AND used_at < $2 AND hash IN (
  SELECT hash FROM tracked_link WHERE key_shard = $1 AND used_at < $2 LIMIT $3)`;
// Ids rise with time: the oldest are the first of the key.
const DELETE_OUTBOX = `DELETE FROM outbox_letter WHERE id IN (
  SELECT id FROM (SELECT id, created_at FROM outbox_letter ORDER BY id LIMIT $2) o WHERE created_at < $1)`;

/**
 * Forgets what belongs to old letters: the values that pages of letters are made of, addresses that links lead to, and letters in the
 * Outbox. In chunks, so that nobody waits for it and a run that was cut off is gone on with by the next.
 */
export async function forgetLetters(pool: Pool, now: Date, chunk = CHUNK): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await repeatChunks(chunk, () => pool.query(DELETE_OUTBOX, [before(OUTBOX_DAYS_MAX), chunk]));
  for (const shard of ALL_SHARDS) {
    await repeatChunks(chunk, () => pool.query(FORGET_VARIABLES, [shard, before(PAGE_DAYS_MAX), chunk]));
    await repeatChunks(chunk, () => pool.query(DELETE_LINKS, [shard, before(LINK_DAYS_MAX), chunk]));
  }
}

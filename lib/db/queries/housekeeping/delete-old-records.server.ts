import { repeatChunks } from "@/lib/db/queries/housekeeping/repeat-chunks";
import type { Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

const HOUR_MS = 3_600_000;
const IDEMPOTENCY_HOURS_MAX = 24;
const ATTEMPT_DAYS_MAX = 90;
const HOST_HOURS_MAX = 24;
const OPERATION_DAYS_MAX = 30;
const AUDIT_DAYS_MAX = 90;
const JOB_RESULT_HOURS_MAX = 24;
const JOB_DAYS_MAX = 30;
/** As long as somebody may think about it, and look at the wrong rows of its import. */
const UPLOAD_DAYS_MAX = 3;
// A day of uploads is many gigabytes: one file per chunk. One that is being imported stays.
const DELETE_UPLOADS = `DELETE FROM uploaded_file WHERE id IN (
  SELECT f.id FROM uploaded_file f WHERE f.created_at < $1 AND NOT EXISTS (
    SELECT 1 FROM background_job j WHERE j.state = 'running' AND j.database_id = f.database_id AND j.kind = 'import_file'
      AND (j.settings->>'uploadId')::int = f.id)
  LIMIT $2)`;
/** Two months: the longest period of a limit is one. */
const LIMIT_DAYS_MAX = 62;

/** Rows of one transaction. */
const CHUNK = 10_000;

const DELETE_KEYS = `DELETE FROM idempotency_record WHERE (token_id, method, key) IN (
  SELECT token_id, method, key FROM idempotency_record WHERE created_at < $1 LIMIT $2)`;
// Account by account, because the journal's index begins with it.
const DELETE_AUDIT = `DELETE FROM audit_entry WHERE id IN (
  SELECT e.id FROM account a JOIN audit_entry e ON e.account_id = a.id AND e.at < $1 LIMIT $2)`;
// Ids rise with time: the oldest are the first of the key.
const DELETE_ATTEMPTS = `DELETE FROM effect_attempt WHERE shard = $1 AND (effect_id, attempt) IN (
  SELECT effect_id, attempt FROM effect_attempt WHERE shard = $1 AND at < $2 ORDER BY effect_id LIMIT $3)`;

/**
 * Deletes what is kept for a time only: idempotency records, the audit journal, the log of attempts, finished operations and jobs, uploaded
 * files, periods of limits, what is known of hosts. What grows with the calls goes in chunks: a day of them takes longer than a statement may.
 */
export async function deleteOldRecords(pool: Pool, now: Date, chunk = CHUNK): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  await repeatChunks(chunk, () => pool.query(DELETE_KEYS, [before(IDEMPOTENCY_HOURS_MAX), chunk]));
  await repeatChunks(chunk, () => pool.query(DELETE_AUDIT, [before(AUDIT_DAYS_MAX * 24), chunk]));
  await pool.query("DELETE FROM engine_operation WHERE state <> 'running' AND updated_at < $1", [
    before(OPERATION_DAYS_MAX * 24),
  ]);
  await pool.query(
    "DELETE FROM background_job_part p USING background_job j WHERE p.job_id = j.id AND j.ended_at < $1",
    [before(JOB_RESULT_HOURS_MAX)],
  );
  await repeatChunks(1, () => pool.query(DELETE_UPLOADS, [before(UPLOAD_DAYS_MAX * 24), 1]));
  await pool.query("DELETE FROM background_job WHERE ended_at < $1", [before(JOB_DAYS_MAX * 24)]);
  await pool.query("DELETE FROM limit_counter WHERE period_start > 'epoch' AND period_start < $1", [
    before(LIMIT_DAYS_MAX * 24),
  ]);
  // Who took no turn for a day may take one at once; a host that nobody called for a day is like a new one.
  await pool.query("DELETE FROM rate_bucket WHERE greatest(next_ms, queue_ms) < $1", [
    before(HOST_HOURS_MAX).getTime(),
  ]);
  await pool.query("DELETE FROM host_state WHERE updated_at < $1", [before(HOST_HOURS_MAX)]);
  // Shard by shard: short transactions, each on one server of a grown installation.
  for (const shard of ALL_SHARDS) {
    await repeatChunks(chunk, () => pool.query(DELETE_ATTEMPTS, [shard, before(ATTEMPT_DAYS_MAX * 24), chunk]));
  }
}

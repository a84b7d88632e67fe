import type { Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

const HOUR_MS = 3_600_000;
const IDEMPOTENCY_HOURS_MAX = 24;
const ATTEMPT_DAYS_MAX = 90;
const HOST_HOURS_MAX = 24;
const OPERATION_DAYS_MAX = 30;
const AUDIT_DAYS_MAX = 90;
/** Two months: the longest period of a limit is one. */
const LIMIT_DAYS_MAX = 62;

/**
 * Deletes what is kept for a time only: idempotency records, the audit journal, the log of attempts, finished operations,
 * periods of limits, what is known of hosts.
 */
export async function deleteOldRecords(pool: Pool, now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  await pool.query("DELETE FROM idempotency_record WHERE created_at < $1", [before(IDEMPOTENCY_HOURS_MAX)]);
  await pool.query("DELETE FROM engine_operation WHERE state <> 'running' AND updated_at < $1", [
    before(OPERATION_DAYS_MAX * 24),
  ]);
  await pool.query("DELETE FROM limit_counter WHERE period_start > 'epoch' AND period_start < $1", [
    before(LIMIT_DAYS_MAX * 24),
  ]);
  // Who took no turn for a day may take one at once; a host that nobody called for a day is like a new one.
  await pool.query("DELETE FROM rate_bucket WHERE greatest(next_ms, queue_ms) < $1", [
    before(HOST_HOURS_MAX).getTime(),
  ]);
  await pool.query("DELETE FROM host_state WHERE updated_at < $1", [before(HOST_HOURS_MAX)]);
  // Account by account, because the journal's index begins with it.
  await pool.query("DELETE FROM audit_entry e USING account a WHERE e.account_id = a.id AND e.at < $1", [
    before(AUDIT_DAYS_MAX * 24),
  ]);
  // Shard by shard: short transactions, each on one server of a grown installation.
  for (const shard of ALL_SHARDS) {
    await pool.query("DELETE FROM effect_attempt WHERE shard = $1 AND at < $2", [shard, before(ATTEMPT_DAYS_MAX * 24)]);
  }
}

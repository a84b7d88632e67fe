import fc from "fast-check";
import type { Pool } from "pg";
import { MAILINGS, SCENARIOS } from "@/lib/testing/arbitrary-conditions";

const DAY_MS = 86_400_000;
/** Moments around the borders of the windows that the tests ask for. */
const AGO_MS = [0, 1, DAY_MS - 1, DAY_MS, DAY_MS + 1, 7 * DAY_MS, 7 * DAY_MS + 1, 90 * DAY_MS];

type Past = { pool: Pool; shard: number; databaseId: number; segments: readonly number[]; now: Date };

/** Gives profiles memberships, subscriptions, passes and letters, some of each, always the same. */
export async function addPasts(past: Past, ids: readonly bigint[]): Promise<void> {
  const { pool, shard, segments, now } = past;
  const isIn = fc.nat(2).map((n) => n === 0);
  for (const [n, segmentId] of segments.entries()) {
    const members = ids.filter((_, at) => sample(isIn, ids, n + 1)[at]);
    await pool.query("INSERT INTO segment_member SELECT $1, $2, unnest($3::bigint[]), $4", [
      shard,
      segmentId,
      members,
      now,
    ]);
  }
  const statuses = sample(fc.constantFrom("subscribed", "unsubscribed", null), ids, 30);
  for (const [n, id] of ids.entries()) {
    if (statuses[n] === null) continue;
    const text = `INSERT INTO subscription VALUES ($1, $2, $3, 'email', 'x', $4, $5, 0, $6, $6)`;
    await pool.query(text, [shard, id, 1 + (n % 2), past.databaseId, statuses[n], now]);
  }
  await addPasses(past, ids);
  await addLetters(past, ids);
}

async function addPasses({ pool, shard, now }: Past, ids: readonly bigint[]): Promise<void> {
  const moment = momentsBefore(now);
  const status = fc.constantFrom("ended", "failed", "waiting", null);
  const made = sample(fc.record({ status, entered: moment, left: moment, failed: moment }), ids, 31);
  const text = `INSERT INTO task (shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status,
    entered_at, node_entered_at, left_at, failed_at) VALUES ($1, $2, $3, $4, $4, 1, 1, 1, $5, $6, $6, $7, $8)`;
  for (const [n, id] of ids.entries()) {
    const pass = made[n];
    if (pass === undefined || pass.status === null) continue;
    const scenarioId = SCENARIOS[n % 2];
    await pool.query(text, [shard, id, scenarioId, 0, pass.status, pass.entered ?? now, pass.left, pass.failed]);
    if (n % 5 === 0) await pool.query(text, [shard, id, scenarioId, n + 1, "ended", now, now, null]);
  }
}

async function addLetters({ pool, shard, databaseId, now }: Past, ids: readonly bigint[]): Promise<void> {
  const moment = momentsBefore(now);
  const status = fc.constantFrom("queued", "sent", "deferred", "refused", "not_sent");
  const times = fc.tuple(moment, moment, moment, moment, moment, moment, moment);
  const made = sample(fc.record({ status, mailing: fc.constantFrom(...MAILINGS), times }), ids, 32);
  const text = `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
    resource_id, address, status, created_at, updated_at, delivered_at, opened_at, clicked_at, unsubscribed_at, complained_at, bounced_at)
    VALUES ($1, $2, 1, $3, $4, 'email', $5, 1, 1, 1, '', $6, $7, $7, $8, $9, $10, $11, $12, $13)`;
  for (const [n, id] of ids.entries()) {
    const letter = made[n];
    if (letter === undefined || n % 4 === 0) continue;
    const [created, ...later] = letter.times;
    for (const [at, mailing] of [letter.mailing, MAILINGS[n % 2]].entries()) {
      await pool.query(text, [shard, n * 2 + at, databaseId, id, mailing, letter.status, created ?? now, ...later]);
    }
  }
}

function momentsBefore(now: Date): fc.Arbitrary<Date | null> {
  return fc.option(fc.constantFrom(...AGO_MS).map((ago) => new Date(now.getTime() - ago)));
}

function sample<T>(arbitrary: fc.Arbitrary<T>, ids: readonly bigint[], seed: number): T[] {
  return fc.sample(arbitrary, { numRuns: ids.length, seed });
}

import { afterAll, expect, test } from "vitest";
import { startJobs } from "@/lib/jobs/start-jobs.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const warnings: string[] = [];
const note = (_facts: object, text: string) => void warnings.push(text);
const log = { info: () => undefined, warn: note, error: note };
const idle = () => Promise.resolve();
const handedIn = { getImplementation, readMailboxes: idle, watchFailures: idle, sendFailureLetter: idle };
const start = () => startJobs({ pool, url, clock, log, ...handedIn });
const runners = [await start(), await start()];
afterAll(() => Promise.all(runners.map((runner) => runner.stop())));

test("the days to come have their partitions before the first event of them", async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'task_event'::regclass AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'`,
  );
  expect(rows.length).toBeGreaterThan(1);
});

test("every housekeeping job has its time, and there is no other", async () => {
  const { rows } = await pool.query<{ identifier: string }>(
    "SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY identifier",
  );
  expect(rows.map((row) => row.identifier)).toEqual([
    "clean-segments",
    "delete-old-records",
    "fold-statistics",
    "forget-letters",
    "keep-partitions",
    "read-mailboxes",
    "run-clock",
    "watch-failures",
    "watch-segments",
  ]);
});

test("of two processes one does a job, and what it does is done", async () => {
  await pool.query(
    `INSERT INTO node_stat (shard, scenario_id, node_id, output, quarter, entered, "left", failed, inside_ms)
     SELECT shard, 1, 1, 'next', date_trunc('hour', now() - interval '3 hours'), 1, 2, 3, 4 FROM generate_series(0, 9) shard`,
  );
  await pool.query("SELECT graphile_worker.add_job('fold-statistics')");
  const total = await waitUntil("the quarter is folded", async () => {
    const { rows } = await pool.query<object>(
      `SELECT entered::int, "left"::int, failed::int, inside_ms::int FROM node_stat_total WHERE scenario_id = 1`,
    );
    return rows[0];
  });
  expect(total).toEqual({ entered: 10, left: 20, failed: 30, inside_ms: 40 });
  expect((await pool.query("SELECT 1 FROM node_stat")).rows).toEqual([]);
  expect(warnings).toEqual([]);
});

test("after a stop jobs stay where they are, for others", async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await pool.query("SELECT graphile_worker.add_job('keep-partitions', job_key => 'later')");
  const sessions = await waitUntil("their sessions end", async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE '%graphile%' AND pid <> pg_backend_pid()",
    );
    return rows.length === 0;
  });
  expect(sessions).toBe(true);
  const { rows } = await pool.query("SELECT locked_at FROM graphile_worker.jobs WHERE key = 'later'");
  expect(rows).toEqual([{ locked_at: null }]);
});

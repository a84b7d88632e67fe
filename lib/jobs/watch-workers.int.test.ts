import { afterAll, expect, test } from "vitest";
import { startJobs } from "@/lib/jobs/start-jobs.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { engineChildren } from "@/lib/testing/engine-child";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const startEngineChild = await engineChildren();
const clock = { now: () => new Date() };
const idle = () => Promise.resolve();
const handedIn = { getImplementation, readMailboxes: idle, watchFailures: idle, sendFailureLetter: idle };
const silent = () => undefined;
const warnings: string[] = [];
const log = { info: silent, warn: (_facts: object, text: string) => void warnings.push(text), error: silent };
const runners: Awaited<ReturnType<typeof startJobs>>[] = [];
afterAll(() => Promise.all(runners.map((runner) => runner.stop())));
const SILENT_MS = 1_000;

async function listJobs() {
  const { rows } = await pool.query<{ key: string; isLocked: boolean }>(
    `SELECT key, locked_by IS NOT NULL AS "isLocked" FROM graphile_worker.jobs WHERE key IN ('cut', 'behind') ORDER BY key DESC`,
  );
  return rows;
}

test("a job whose process was killed in the middle, and those that queue behind it, run again in another one", async () => {
  const child = await startEngineChild({});
  const blocker = await pool.connect();
  await blocker.query("BEGIN");
  await blocker.query("LOCK TABLE node_stat IN ACCESS EXCLUSIVE MODE");
  await pool.query("SELECT graphile_worker.add_job('fold-statistics', job_key => 'cut', queue_name => 'one')");
  const inMiddle = [
    { key: "cut", isLocked: true },
    { key: "behind", isLocked: false },
  ];
  await waitUntil("the job has begun", async () => (await listJobs())[0]?.isLocked);
  await pool.query("SELECT graphile_worker.add_job('keep-partitions', job_key => 'behind', queue_name => 'one')");
  child.send("SIGKILL");
  expect(await child.ended).toBeNull();
  await blocker.query("ROLLBACK");
  blocker.release();
  expect(await listJobs()).toEqual(inMiddle);
  runners.push(await startJobs({ pool, url, clock, log, ...handedIn, silentMs: SILENT_MS }));
  await waitUntil("both are done", async () => (await listJobs()).length === 0);
  expect(warnings).toEqual(["Jobs of workers that died run again."]);
});

test("a job that takes longer than a worker may be silent stays with its worker, which gives signs of life", async () => {
  let runs = 0;
  let finish: () => void = silent;
  const readMailboxes = () => {
    runs += 1;
    return new Promise<void>((resolve) => (finish = resolve));
  };
  const slow = await startJobs({ pool, url, clock, log, ...handedIn, readMailboxes, silentMs: SILENT_MS });
  // The other runner has no such work to do.
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await pool.query("SELECT graphile_worker.add_job('read-mailboxes', job_key => 'cut', queue_name => 'one')");
  await waitUntil("the job has begun", () => runs === 1);
  const begunAt = Date.now();
  runners.push(await startJobs({ pool, url, clock, log, ...handedIn, silentMs: SILENT_MS }));
  await waitUntil("it runs for long", () => Date.now() > begunAt + 3 * SILENT_MS);
  expect(await listJobs()).toEqual([{ key: "cut", isLocked: true }]);
  finish();
  await waitUntil("it is done", async () => (await listJobs()).length === 0);
  await slow.stop();
  expect(runs).toBe(1);
  const { rows } = await pool.query("SELECT 1 FROM engine_process WHERE role = 'housekeeping'");
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  expect(rows.length).toBeGreaterThan(0);
  const left = await pool.query("SELECT 1 FROM engine_process WHERE heartbeat_at > now() - interval '1 second'");
  expect(left.rows).toEqual([]);
});

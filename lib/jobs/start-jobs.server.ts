import { Logger, parseCronItems, run } from "graphile-worker";
import type { TaskList } from "graphile-worker";
import type { Pool } from "pg";
import { deleteOldRecords } from "@/lib/db/queries/housekeeping/delete-old-records.server";
import { foldStatistics } from "@/lib/db/queries/housekeeping/fold-statistics.server";
import { forgetLetters } from "@/lib/db/queries/housekeeping/forget-letters.server";
import { keepPartitions } from "@/lib/db/queries/housekeeping/keep-partitions.server";
import { runClock } from "@/lib/engine/dates/run-clock.server";
import type { EngineLog } from "@/lib/engine/engine-log";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import { cleanSegments } from "@/lib/engine/segments/clean-segments.server";
import { watchSegments } from "@/lib/engine/segments/watch-segments.server";
import { SILENT_MS_MAX, watchWorkers } from "@/lib/jobs/watch-workers.server";
import type { Clock } from "@/lib/shared/clock";

export type JobsDeps = {
  pool: Pool;
  url: string;
  clock: Clock;
  log: EngineLog;
  getImplementation: GetImplementation;
  /** Visits the mailboxes to which letters come back. */
  readMailboxes: () => Promise<void>;
  /** Looks which scenarios fail too often. */
  watchFailures: () => Promise<void>;
  /** Tells the owner of one; its job is added by `watchFailures`. */
  sendFailureLetter: (payload: unknown) => Promise<void>;
  /** Jobs of workers that are silent for so long run again. */
  silentMs?: number;
};

const CONNECTIONS = 4;
/** The clock's minute waits for no long job, nor for segments that are refreshed one after another. */
const JOBS_AT_ONCE = 3;
const POLL_MS = 10_000;

/** Times are UTC. Every job may run twice, or late, without harm. */
const CRON = [
  { task: "run-clock", match: "* * * * *" },
  // One visit after the other, however long it takes: the clock keeps its place beside it.
  {
    task: "read-mailboxes",
    match: "* * * * *",
    options: { queueName: "mailboxes", jobKey: "mailboxes", maxAttempts: 1 },
  },
  { task: "watch-segments", match: "* * * * *" },
  { task: "clean-segments", match: "50 3 * * *" },
  { task: "watch-failures", match: "* * * * *" },
  { task: "keep-partitions", match: "10 * * * *" },
  { task: "fold-statistics", match: "*/15 * * * *" },
  { task: "delete-old-records", match: "40 3 * * *" },
  { task: "forget-letters", match: "20 3 * * *" },
];

/**
 * Starts housekeeping: never a job per profile. Any number of processes may do so; each job is done by one of them.
 * The partitions of the coming days are made at once.
 */
export async function startJobs(deps: JobsDeps): Promise<{ stop: () => Promise<void> }> {
  const { pool, url, clock, log, getImplementation } = deps;
  await keepPartitions(pool, clock.now()).catch((error: unknown) => {
    // The default partition takes the rows until a later run succeeds.
    log.warn({ err: error }, "Partitions could not be made.");
  });
  const taskList: TaskList = {
    "run-clock": () => runClock(pool, { clock, getImplementation }),
    "watch-segments": () => watchSegments(pool, { clock }),
    "clean-segments": () => cleanSegments(pool, clock.now()),
    "read-mailboxes": () => deps.readMailboxes(),
    "watch-failures": () => deps.watchFailures(),
    "send-failure-letter": (payload) => deps.sendFailureLetter(payload),
    "keep-partitions": async () => {
      await keepPartitions(pool, clock.now());
    },
    "fold-statistics": async () => {
      await foldStatistics(pool, clock.now());
    },
    "forget-letters": () => forgetLetters(pool, clock.now()),
    "delete-old-records": () => deleteOldRecords(pool, clock.now()),
  };
  const workers = watchWorkers({ pool, clock, log, silentMs: deps.silentMs ?? SILENT_MS_MAX });
  const runner = await run({
    connectionString: url,
    maxPoolSize: CONNECTIONS,
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    events: workers.events,
    logger: new Logger(() => (level, message) => {
      const name: string = level;
      if (name === "error") log.error({}, message);
      else if (name === "warning") log.warn({}, message);
    }),
    taskList,
    parsedCronItems: parseCronItems(CRON),
  });
  workers.start();
  const stop = async () => {
    await runner.stop();
    await workers.stop();
  };
  return { stop };
}

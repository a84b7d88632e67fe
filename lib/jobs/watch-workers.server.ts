import { EventEmitter } from "node:events";
import type { WorkerEvents, WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import { beatWorkers, forgetWorkers, unlockDeadWorkers } from "@/lib/db/queries/housekeeping/job-workers.server";
import type { EngineLog } from "@/lib/engine/engine-log";
import { repeat } from "@/lib/engine/loop/repeat";
import type { Clock } from "@/lib/shared/clock";

/** So long without a sign of life is a dead worker: its job runs again. */
export const SILENT_MS_MAX = 15_000;
const BEATS = 5;
const FORGOTTEN_MS = 86_400_000;

export type WatchWorkersDeps = { pool: Pool; clock: Clock; log: EngineLog; silentMs: number };

/** `events` is for the runner of this process; `start` once the runner's tables are there. */
export type WorkersWatch = { events: WorkerEvents; start: () => void; stop: () => Promise<void> };

/** Tells the others that this process's housekeeping lives, and takes jobs from those that no longer do. */
export function watchWorkers({ pool, clock, log, silentMs }: WatchWorkersDeps): WorkersWatch {
  // Jobs are locked by the pool of a process, not by its single workers.
  const own: WorkerPool[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => void own.push(workerPool));
  const ids = () => own.map(({ id }) => id);
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const look = async () => {
    await beatWorkers(pool, ids(), clock.now());
    const dead = await unlockDeadWorkers(pool, ago(silentMs));
    if (dead.length === 0) return;
    log.warn({ workers: dead }, "Jobs of workers that died run again.");
    for (const one of own) one.nudge(dead.length);
  };
  let looking: ReturnType<typeof repeat> | undefined;
  return {
    events,
    start: () => {
      looking = repeat(look, silentMs / BEATS, (error) => log.warn({ err: error }, "Looking for dead workers failed."));
    },
    stop: async () => {
      await looking?.stop();
      await forgetWorkers(pool, ids(), ago(FORGOTTEN_MS)).catch((error: unknown) => {
        log.warn({ err: error }, "Housekeeping could not sign off.");
      });
    },
  };
}

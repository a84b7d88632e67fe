import { DueQueue } from "@/lib/engine/loop/due-queue";
import type { Due } from "@/lib/engine/loop/due-queue";
import type { DueWorkerDeps } from "@/lib/engine/loop/due-worker.server";
import { workOnce } from "@/lib/engine/loop/due-worker.server";
import { REALTIME_LANE } from "@/lib/engine/task-row";

export type DuePoolOptions = DueWorkerDeps & {
  /** Batches at once. */
  workers: number;
  /** A batch left effects to be picked up in this place. */
  onEffects: (due: Due) => void;
  /** It left facts in the inbox of this place. */
  onFacts: (due: Due) => void;
};

/** After the database was away. */
const PAUSE_MS = 300;

/** The workers of an engine: each runs batch after batch while there is work. */
export class DuePool {
  readonly #options: DuePoolOptions;
  readonly #queue = new DueQueue();
  readonly #workers = new Set<Promise<void>>();
  #isClosed = false;

  constructor(options: DuePoolOptions) {
    this.#options = options;
  }

  add(shard: number, lane: number): void {
    this.#queue.add({ shard, lane });
    this.#fill();
  }

  /** Takes nothing new. */
  close(): void {
    this.#isClosed = true;
  }

  /** Resolves when the batches under way are done. */
  async stop(): Promise<void> {
    this.close();
    await Promise.all(this.#workers);
  }

  #fill(): void {
    while (!this.#isClosed && this.#workers.size < this.#options.workers) {
      const due = this.#queue.take();
      if (due === null) return;
      const work: Promise<void> = this.#work(due).finally(() => {
        this.#workers.delete(work);
        this.#queue.release(due.shard);
        this.#fill();
      });
      this.#workers.add(work);
    }
  }

  async #work(due: Due): Promise<void> {
    try {
      const report = await workOnce(this.#options, due);
      if (report.isMore) this.#queue.add(due);
      if (report.hasNew) {
        this.#queue.add(due);
        // A jump of bulk work begins its pass in the same lane; a fresh start is always looked for.
        this.#queue.add({ shard: due.shard, lane: REALTIME_LANE });
      }
      if (report.hasFacts) this.#options.onFacts(due);
      if (report.hasEffects) this.#options.onEffects(due);
    } catch (error) {
      this.#options.log.warn({ ...due, err: error }, "A batch could not be run.");
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

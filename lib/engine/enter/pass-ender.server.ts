import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import type { NewTask } from "@/lib/engine/sql/enter-tasks.server";
import { TAKE_PASS_IDS, takeNumbers } from "@/lib/engine/sql/take-numbers.server";
import { writeTasks } from "@/lib/engine/sql/write-tasks.server";
import { makeRemoval } from "@/lib/engine/walk/make-removal";
import type { TaskChange, TaskEvent, TaskRow } from "@/lib/engine/task-row";

const REASON = "entered again";

/**
 * Ends passes because their profiles enter again. History and numbers are written last, shard by shard: a batch holds tasks and
 * then wants the numbers' rows, so whoever held those and then wanted tasks would wait crosswise with it.
 */
export class PassEnder {
  readonly #client: ClientBase;
  readonly #now: Date;
  readonly #events = new Map<number, TaskEvent[]>();

  constructor(client: ClientBase, now: Date) {
    this.#client = client;
    this.#now = now;
  }

  /** Ends all live passes of these profiles in these scenarios. */
  async endLive(tasks: readonly NewTask[]): Promise<void> {
    const changes = new Map<number, TaskChange[]>();
    for (const { shard, row } of await claimLiveTasks(this.#client, tasks)) {
      const { change, events } = makeRemoval(row, REASON);
      changes.set(shard, [...(changes.get(shard) ?? []), change]);
      this.#add(shard, events);
    }
    for (const [shard, list] of changes) await writeTasks(this.#client, { shard, now: this.#now }, list);
  }

  /** The history of passes that another item of the same call ended before they were written; returns their numbers, in order. */
  async recordSuperseded(tasks: readonly NewTask[]): Promise<bigint[]> {
    const passIds = await takeNumbers(this.#client, TAKE_PASS_IDS, tasks.length);
    for (const [n, task] of tasks.entries()) {
      this.#add(task.shard, makeRemoval(makeRow(task, passIds[n] ?? 0n, this.#now), REASON).events);
    }
    return passIds;
  }

  /** Writes the history and the numbers; nothing more is locked after it. */
  async flush(): Promise<void> {
    for (const [shard, events] of [...this.#events].sort(([a], [b]) => a - b)) {
      const writer = new BatchWriter(shard, this.#now);
      writer.addEvents(events);
      await writer.flush(this.#client);
    }
  }

  #add(shard: number, events: readonly TaskEvent[]): void {
    const list = this.#events.get(shard) ?? [];
    this.#events.set(shard, list);
    list.push(...events);
  }
}

function makeRow(task: NewTask, passId: bigint, now: Date): TaskRow {
  const { profileId, scenarioId, nodeId, lane, hops, apicontent } = task;
  const at = now.getTime();
  return {
    ...{ profileId, scenarioId, nodeId, passId, lane, hops, apicontent },
    ...{ instance: 0n, awaits: false, status: "ready", ver: 0, seq: 0, steps: 0, tries: 0, vars: "{}" },
    ...{ enteredAt: at, nodeEnteredAt: at, wakeAt: at },
  };
}

import type { ClientBase } from "pg";
import type { CountedEvent } from "@/lib/engine/batch/statistics";
import { getQuarter, Statistics } from "@/lib/engine/batch/statistics";
import { addNodeLive, addNodeStat } from "@/lib/engine/sql/add-statistics.server";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import type { NewEffect } from "@/lib/engine/sql/insert-effects.server";
import { insertEffects } from "@/lib/engine/sql/insert-effects.server";
import type { NewFact } from "@/lib/engine/sql/insert-facts.server";
import { insertTaskEvents } from "@/lib/engine/sql/insert-task-events.server";
import { writeTasks } from "@/lib/engine/sql/write-tasks.server";
import type { TaskChange, TaskEvent } from "@/lib/engine/task-row";
import type { Walker } from "@/lib/engine/walk/walker";

/** Collects all that a batch of one shard writes, and writes it with one statement per table. */
export class BatchWriter {
  readonly #place: { shard: number; now: Date };
  readonly #changes: TaskChange[] = [];
  readonly #events: TaskEvent[] = [];
  readonly #effects: NewEffect[] = [];
  readonly #facts: NewFact[] = [];
  readonly #statistics = new Statistics();
  /** Whether facts wait in the inbox after the commit. */
  hasFacts = false;
  /** Whether some effect waits to be picked up after the commit. */
  hasEffects = false;

  constructor(shard: number, now: Date) {
    this.#place = { shard, now };
  }

  /** A walked task: its row and its history. */
  addWalker(walker: Walker): void {
    this.addChange(walker.toChange());
    this.addEvents(walker.events);
  }

  addChange(change: TaskChange): void {
    this.#changes.push(change);
  }

  addEvents(events: readonly TaskEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#statistics.add(event);
    }
  }

  /** Counts so many events of one kind that a statement has already written. */
  count(event: CountedEvent, times: number): void {
    if (times > 0) this.#statistics.add(event, times);
  }

  addEffect(effect: NewEffect): void {
    this.#effects.push(effect);
    this.hasEffects = true;
  }

  /** Something that the batch changed, for triggers and waits; written where somebody listens. */
  addFact(fact: NewFact): void {
    this.#facts.push(fact);
  }

  /** Writes all but the numbers, for a caller that has more to add and locks more tasks for it. */
  async flushRows(client: ClientBase): Promise<void> {
    const { now } = this.#place;
    await writeTasks(client, this.#place, this.#changes.splice(0));
    await insertTaskEvents(client, this.#place, this.#events.splice(0));
    await insertEffects(client, now, this.#effects.splice(0));
    if (await tellFacts(client, now, this.#facts.splice(0))) this.hasFacts = true;
  }

  /**
   * Writes what is left, the numbers last: everybody takes their rows behind those of tasks, else two would wait crosswise. The
   * caller's transaction commits it.
   */
  async flush(client: ClientBase): Promise<void> {
    const { shard, now } = this.#place;
    await this.flushRows(client);
    await addNodeLive(client, shard, this.#statistics.live);
    await addNodeStat(client, { shard, quarter: getQuarter(now) }, this.#statistics.stats);
  }
}

import { expect, test } from "vitest";
import { DueQueue } from "@/lib/engine/loop/due-queue";

const BATCHES = 40;

/** Takes one batch after the other, as one worker does; a place with more batches comes back. Returns the lanes in order. */
function work(queue: DueQueue, left: Map<string, number>): number[] {
  const order: number[] = [];
  for (let due = queue.take(); due !== null; due = queue.take()) {
    order.push(due.lane);
    queue.release(due.shard);
    const key = `${due.shard}:${due.lane}`;
    const rest = (left.get(key) ?? 1) - 1;
    left.set(key, rest);
    if (rest > 0) queue.add(due);
  }
  return order;
}

test("one account's million does not delay another's ten: they are through before it is half through", () => {
  const queue = new DueQueue();
  const left = new Map<string, number>();
  for (let shard = 0; shard < 64; shard += 1) {
    queue.add({ shard, lane: 3 });
    left.set(`${shard}:3`, BATCHES);
  }
  for (let shard = 0; shard < 10; shard += 1) queue.add({ shard, lane: 9 });
  const order = work(queue, left);
  const lastOfTen = order.lastIndexOf(9);
  expect(order.filter((lane) => lane === 9).length).toBe(10);
  expect(order.length).toBe(64 * BATCHES + 10);
  expect(lastOfTen).toBeLessThan(order.length / 2);
  // In turns: after each of the ten one of the million.
  expect(lastOfTen).toBeLessThanOrEqual(20);
});

test("real time overtakes all that waits, also on a shard of which bulk work is due", () => {
  const queue = new DueQueue();
  for (let shard = 0; shard < 64; shard += 1) queue.add({ shard, lane: 3 });
  const first = queue.take();
  queue.add({ shard: 63, lane: 0 });
  queue.add({ shard: first?.shard ?? 0, lane: 0 });
  expect(queue.take()).toEqual({ shard: 63, lane: 0 });
  queue.release(first?.shard ?? 0);
  expect(queue.take()).toEqual({ shard: first?.shard, lane: 0 });
  expect(queue.take()?.lane).toBe(3);
});

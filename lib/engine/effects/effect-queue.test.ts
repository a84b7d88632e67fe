import { expect, test } from "vitest";
import { EffectQueue } from "@/lib/engine/effects/effect-queue";

type Item = { lane: number; n: number };

function fill(queue: EffectQueue<Item>, lane: number, count: number): void {
  for (let n = 0; n < count; n += 1) queue.add({ lane, n });
}

/** The lanes of what may begin now. */
function begin(queue: EffectQueue<Item>): number[] {
  const lanes: number[] = [];
  for (let item = queue.take(); item !== null; item = queue.take()) lanes.push(item.lane);
  return lanes;
}

test("real time goes first, bulk lanes in turns, each in its order", () => {
  const queue = new EffectQueue<Item>(100);
  fill(queue, 3, 4);
  fill(queue, 9, 2);
  fill(queue, 0, 2);
  expect(begin(queue)).toEqual([0, 0, 3, 9, 3, 9, 3, 3]);
  fill(queue, 5, 3);
  expect([queue.take()?.n, queue.take()?.n, queue.take()?.n, queue.take()]).toEqual([0, 1, 2, null]);
});

test("bulk never takes every place; what is released may be taken again", () => {
  const queue = new EffectQueue<Item>(8);
  fill(queue, 3, 20);
  expect(begin(queue)).toHaveLength(7);
  fill(queue, 0, 1);
  expect(begin(queue)).toEqual([0]);
  queue.release(0);
  expect(begin(queue)).toEqual([]);
  queue.release(3);
  expect(begin(queue)).toEqual([3]);
});

test("a single place serves bulk too, and what has not begun can be taken back", () => {
  const queue = new EffectQueue<Item>(1);
  fill(queue, 3, 2);
  fill(queue, 0, 1);
  expect([queue.take()?.lane, queue.take()?.lane, queue.take()]).toEqual([0, 3, null]);
  expect(queue.takeAll()).toEqual([{ lane: 3, n: 1 }]);
  expect(queue.takeAll()).toEqual([]);
});

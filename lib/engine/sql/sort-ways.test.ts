import fc from "fast-check";
import { expect, test } from "vitest";
import { sortWays } from "@/lib/engine/sql/sort-ways";
import type { TaskEvent } from "@/lib/engine/task-row";

const line = fc.record({
  nodeId: fc.nat(2),
  kind: fc.constantFrom("left" as const, "waited" as const),
  output: fc.constantFrom(null, "yes", "no"),
  detail: fc.constantFrom(null, null, '{"test":1}', '{"test":2}', '{"until":"2026-03-01"}'),
});
/** Histories of a batch, of few kinds: lines of a pass stand together and are numbered without a gap. */
const batch = fc
  .tuple(
    fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 30 }),
  )
  .map(([histories, passes]) =>
    passes.flatMap(([begun, which], pass) =>
      (histories[which % histories.length] ?? []).map((one, n): TaskEvent => ({
        ...one,
        ...{ profileId: BigInt(pass), passId: BigInt(100 + pass), seq: begun + n, scenarioId: 1 },
        ...{ to: null, insideMs: 0, leaves: true },
      })),
    ),
  );
const tell = ({ passId, seq, scenarioId, nodeId, kind, output, detail }: TaskEvent) =>
  [passId, seq, scenarioId, nodeId, kind, output, detail].join(" ");

test("ways and others together tell every line of the history, and each once", () => {
  fc.assert(
    fc.property(batch, (events) => {
      const { walks, steps, others } = sortWays(events);
      const told = walks.flatMap(({ first, way }) =>
        steps
          .filter((step) => step.way === way)
          .map(({ step, event }) => tell({ ...event, passId: first.passId, seq: first.seq + step })),
      );
      expect([...told, ...others.map(tell)].sort()).toEqual(events.map(tell).sort());
    }),
  );
});

test("a population that goes one way sends it once; passes that share nothing are sent as they are", () => {
  const base = {
    kind: "left" as const,
    output: "yes",
    detail: null,
    to: null,
    insideMs: 0,
    leaves: true,
    scenarioId: 1,
  };
  const history = (nodeOf: (pass: number) => number) =>
    Array.from({ length: 20 }, (_, pass) =>
      [0, 1].map((seq): TaskEvent => ({
        ...base,
        ...{ profileId: BigInt(pass), passId: BigInt(pass), seq, nodeId: nodeOf(pass) + seq },
      })),
    ).flat();
  const same = sortWays(history(() => 1));
  expect([same.walks.length, same.steps.length, same.others.length]).toEqual([20, 2, 0]);
  const apart = sortWays(history((pass) => pass * 10));
  expect([apart.walks.length, apart.steps.length, apart.others.length]).toEqual([0, 0, 40]);
});

test("which test a condition failed by is told with the way; what one pass alone says is not", () => {
  const line = {
    kind: "left" as const,
    output: "no",
    to: null,
    insideMs: 0,
    leaves: true,
    scenarioId: 1,
    nodeId: 1,
    seq: 0,
  };
  const passes = (detailOf: (pass: number) => string) =>
    Array.from({ length: 20 }, (_, pass): TaskEvent => ({
      ...line,
      ...{ profileId: BigInt(pass), passId: BigInt(pass), detail: detailOf(pass) },
    }));
  const alike = sortWays(passes((pass) => `{"test":${pass % 2}}`));
  expect([alike.walks.length, alike.steps.length, alike.others.length]).toEqual([20, 2, 0]);
  expect(sortWays(passes((pass) => `{"reason":"the answer ${pass}"}`)).others).toHaveLength(20);
});

import { expect, test } from "vitest";
import { NO_FACTS, type ConditionFacts, type MessageFacts } from "@/lib/domain/conditions/condition-facts";
import type { Condition } from "@/lib/domain/conditions/condition";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import { findSegmentCycle, makeSegmentBook } from "@/lib/domain/conditions/make-segment-book";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { validateCondition } from "@/lib/domain/conditions/validate-condition";
import { widenNeeds } from "@/lib/domain/conditions/widen-needs";

const NOW = new Date("2026-11-21T12:00:00Z");
const DAY_MS = 86_400_000;
const ago = (ms: number) => NOW.getTime() - ms;
const inSegment = (segmentId: number): Condition => ({ kind: "segment", segmentId, in: true });
const byField = (field: string): Condition => ({ kind: "field", field, is: "is_set" });
const all = (...items: Condition[]): Condition => ({ kind: "group", match: "all", items });
const dynamic = (id: number, condition: Condition) => ({ id, kind: "dynamic", condition });

function holds(condition: Condition, more: Partial<ConditionFacts>): boolean {
  return evaluateCondition(condition, { ...NO_FACTS, now: NOW, ...more });
}

test("a dynamic segment is asked by its own condition, a list by membership, and nobody is in a deleted one", () => {
  const segments = makeSegmentBook([
    { id: 1, kind: "static", condition: null },
    { id: 2, kind: "updatable", condition: byField("email") },
    dynamic(3, all(inSegment(1), byField("_city"))),
  ]);
  const memberOf = new Set([1]);
  const fields = { _city: "Paris", email: "a@b.c" };
  expect([1, 2, 3, 4].map((id) => holds(inSegment(id), { segments, memberOf, fields }))).toEqual([
    ...[true, false, true, false],
  ]);
  expect(holds(inSegment(3), { segments, memberOf })).toBe(false);
  expect(holds({ kind: "segment", segmentId: 4, in: false }, { segments })).toBe(true);
});

test("what segments ask about through others is read too, and circles end: nobody is in those segments", () => {
  const segments = makeSegmentBook([
    dynamic(1, all(inSegment(2), byField("a"))),
    dynamic(2, all(inSegment(3), { kind: "message", event: "sent", mailingId: null, has: true })),
    { id: 3, kind: "static", condition: null },
    dynamic(5, inSegment(6)),
    dynamic(6, { kind: "segment", segmentId: 5, in: false }),
    dynamic(7, { kind: "segment", segmentId: 5, in: false }),
  ]);
  const needs = widenNeeds(readConditionNeeds(inSegment(1)), segments);
  expect(needs).toEqual(joinNeeds({ segments: [1, 2, 3], fields: ["a"], messages: true }));
  expect([5, 6, 7].map((id) => holds(inSegment(id), { segments }))).toEqual([false, false, true]);
  const circle = new Map(
    [5, 6].map((id) => [id, { kind: "condition" as const, condition: inSegment(id === 5 ? 6 : 5) }]),
  );
  expect(findSegmentCycle(5, circle)).toEqual([5, 6, 5]);
  expect(findSegmentCycle(1, segments)).toBeNull();
});

test("facts of a scenario: the border of the last n days is part of them", () => {
  const passes = (at: number | null, isInside = false) =>
    new Map([[9, { enteredAt: at, leftAt: at, failedAt: at, isInside }]]);
  const test = (was: "entered" | "never_entered" | "inside" | "left" | "failed", days?: number): Condition => ({
    ...{ kind: "scenario", scenarioId: 9, was },
    ...(days === undefined ? {} : { days }),
  });
  for (const was of ["entered", "left", "failed"] as const) {
    expect(holds(test(was), { passes: passes(1) })).toBe(true);
    expect(holds(test(was, 7), { passes: passes(ago(7 * DAY_MS)) })).toBe(true);
    expect(holds(test(was, 7), { passes: passes(ago(7 * DAY_MS + 1)) })).toBe(false);
    expect(holds(test(was), { passes: passes(null) })).toBe(false);
    expect(holds(test(was), {})).toBe(false);
  }
  expect(holds(test("never_entered"), {})).toBe(true);
  expect(holds(test("never_entered", 7), { passes: passes(ago(8 * DAY_MS)) })).toBe(true);
  expect(holds(test("never_entered", 9), { passes: passes(ago(8 * DAY_MS)) })).toBe(false);
  expect([true, false].map((isInside) => holds(test("inside"), { passes: passes(1, isInside) }))).toEqual([
    true,
    false,
  ]);
});

test("facts of letters: of one mailing or of any, ever or in the last days", () => {
  const nothing = { delivered: null, opened: null, clicked: null, unsubscribed: null, complained: null, bounced: null };
  const messages: MessageFacts[] = [
    { mailingId: 1, ...nothing, sent: ago(3 * DAY_MS), opened: ago(DAY_MS) },
    { mailingId: 2, ...nothing, sent: null },
  ];
  const has = (event: "sent" | "opened", mailingId: number | null, days?: number) => {
    const test: Condition = { kind: "message", event, mailingId, has: true, ...(days === undefined ? {} : { days }) };
    expect(holds({ ...test, has: false }, { messages })).toBe(!holds(test, { messages }));
    return holds(test, { messages });
  };
  expect([has("sent", 1), has("sent", 2), has("sent", 3), has("sent", null)]).toEqual([true, false, false, true]);
  expect([has("sent", 1, 2), has("opened", null, 2), has("opened", 1, 1)]).toEqual([false, true, true]);
});

test("what is not there any more is named, and a segment cannot ask what belongs to a pass", () => {
  const items: Condition[] = [
    inSegment(4),
    { kind: "scenario", scenarioId: 9, was: "left" },
    { kind: "scenario", scenarioId: 1, was: "inside", days: 3 },
    { kind: "message", event: "sent", mailingId: 7, has: true },
    { kind: "message", event: "sent", mailingId: 8, has: true },
    { kind: "apicontent", path: "total", is: "is_set" },
    { kind: "response", path: "id", is: "is_set" },
  ];
  const faults = validateCondition(all(...items), {
    ...{ fields: [], segments: [], scenarios: [{ id: 1, name: "One" }], databaseId: 1, inPass: false },
    mailings: [{ id: 8, name: "Other", databaseId: 2 }],
  });
  expect(faults.map(({ field, message }) => [field, message])).toEqual([
    ["items.0.segmentId", "The database has no segment #4: it may be deleted. Choose another one."],
    ["items.1.scenarioId", "The database has no scenario #9: it may be in the trash. Choose another one."],
    ["items.2.days", '"Is inside" asks about this moment; leave the days out.'],
    ["items.3.mailingId", "There is no trigger mailing #7: choose another one, or any mailing."],
    ["items.4.mailingId", '"Other" (#8) writes to profiles of another database.'],
    ["items.5", "A segment asks about profiles; apicontent belongs to a pass through a scenario."],
    ["items.6", "A segment asks about profiles; an answer belongs to a pass through a scenario."],
  ]);
});

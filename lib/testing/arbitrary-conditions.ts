import fc from "fast-check";
import { COMPARISONS, MESSAGE_FACTS, SCENARIO_FACTS, type Condition } from "@/lib/domain/conditions/condition";
import { FIELD_TYPES, type FieldType } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

// What tempts two engines to differ: numbers as text, halves of the Unicode planes, signs of patterns, other digits, near-dates.
export const TEXTS = [
  ...[
    "",
    "a",
    "A",
    "ab",
    "b",
    "10",
    "9",
    "1e3",
    " 12 ",
    "-1",
    "1.50",
    "0.1",
    "true",
    "1",
    "0",
    "é",
    "e\u0301",
    "😀",
    "😀a",
  ],
  ...[
    "\uffff",
    "\ue000",
    "١",
    "%_",
    "\\",
    "'\"",
    "\n",
    "a\nb",
    "$1",
    "1e+21",
    "1e-7",
    "NaN",
    "Infinity",
    "null",
    "{}",
    "[]",
  ],
  ...[
    "2026-03-01",
    "2026-03-02",
    "2026-03-01T10:00:00.000Z",
    "2026-03-01T12:00:00+02:00",
    "2026-02-31",
    "0000-01-01",
    "z2026-03-01",
  ],
];
export const NUMBERS = [0, 1, -1, 9, 10, 12, 0.1, 1.5, 1e21, 1e-7, 123456789.123, 9007199254740991, -9007199254740991];
const scalar = fc.oneof(fc.constantFrom<Json>(...TEXTS), fc.constantFrom<Json>(...NUMBERS), fc.boolean());
const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(null, {}, { a: 1, b: [2] }, { b: [2], a: 1 }, [{ a: 1 }], [["a"]], [null]),
  },
);
const TYPED: Partial<Record<FieldType, fc.Arbitrary<Json>>> = {
  integer: fc.constantFrom(...NUMBERS.filter(Number.isInteger)),
  decimal: fc.constantFrom(...NUMBERS),
  boolean: fc.boolean(),
  string: fc.constantFrom(...TEXTS),
  date: fc.constantFrom("2026-03-01", "2026-03-02", "2025-12-31"),
  datetime: fc.constantFrom("2026-03-01T10:00:00.000Z", "2026-03-01T10:00:00.001Z", "0001-01-01T00:00:00.000Z"),
  tag: fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }),
};
export const fieldName = (type: string) => `f_${type}`;
export const FIELD_NAMES = [...FIELD_TYPES, "unknown"].map(fieldName);
export const arbitraryFields = fc.record(
  Object.fromEntries(
    [...FIELD_TYPES, "unknown" as const].map((type) => {
      const own = type === "unknown" ? undefined : TYPED[type];
      return [fieldName(type), own ? fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: value }) : value];
    }),
  ),
  { requiredKeys: [] },
);

export const SCENARIOS = [11, 12];
export const MAILINGS = [21, 22];

const days = fc.constantFrom<number | undefined>(undefined, 1, 7, 100);
const withDays = <T extends object>(test: T, n: number | undefined) => (n === undefined ? test : { ...test, days: n });

/** Any test of these segments, and of the scenarios and mailings above. */
const makeLeaf = (segments: readonly number[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("field"),
        field: fc.constantFrom(...FIELD_NAMES),
        is: fc.constantFrom(...COMPARISONS),
        value,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("subscription"),
        resourceId: fc.constantFrom(1, 2),
        channel: fc.constantFrom("email", "sms"),
        has: fc.boolean(),
        statuses: fc.uniqueArray(fc.constantFrom("subscribed", "unsubscribed"), { minLength: 1 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("segment"),
        segmentId: fc.nat(4).map((n) => segments[n] ?? 0),
        in: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...SCENARIOS, 13), fc.constantFrom(...SCENARIO_FACTS), days)
        .map(([scenarioId, was, n]) => withDays({ kind: "scenario" as const, scenarioId, was }, n)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...MESSAGE_FACTS), fc.option(fc.constantFrom(...MAILINGS, 23)), fc.boolean(), days)
        .map(([event, mailingId, has, n]) => withDays({ kind: "message" as const, event, mailingId, has }, n)),
    },
  );
/** Random trees of tests; `segments` may be filled later. */
export function arbitraryCondition(segments: readonly number[]): fc.Arbitrary<Condition> {
  const leaf = makeLeaf(segments);
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constant("group"),
        match: fc.constantFrom("all", "any", "none"),
        items: fc.array(tie("tree"), { maxLength: 3 }),
      }),
    ),
  }));
  return tree;
}

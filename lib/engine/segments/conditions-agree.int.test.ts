import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { COMPARISONS, type Condition } from "@/lib/domain/conditions/condition";
import { type ConditionFacts, NO_FACTS } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import { joinNeeds, NO_NEEDS } from "@/lib/domain/conditions/needs";
import { FIELD_TYPES, type FieldType } from "@/lib/domain/fields/field-types";
import { readPasts } from "@/lib/engine/batch/read-pasts.server";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { readProfiles } from "@/lib/engine/sql/read-profiles.server";
import { readSubscriptions } from "@/lib/engine/sql/read-subscriptions.server";
import {
  arbitraryCondition,
  arbitraryFields,
  FIELD_NAMES,
  fieldName,
  NUMBERS,
  SCENARIOS,
  TEXTS,
} from "@/lib/testing/arbitrary-conditions";
import { addPasts } from "@/lib/testing/profile-pasts";
import { type EngineWorld, makeEngineWorld } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import type { Json } from "@/lib/shared/json";
import { makeSegmentQuery } from "./make-segment-query";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-11-21T12:00:00.000Z");
const NOW = clock.now();
const PROFILES = 150;
const SHARD = 7;

/** Static, updatable, dynamic (which asks the static one and a field), one that is deleted, one of nobody; made before all. */
const segments: number[] = [];
const tree = arbitraryCondition(segments);
let world: EngineWorld;
const facts = new Map<bigint, ConditionFacts>();

beforeAll(async () => {
  world = await makeEngineWorld(pool, clock);
  const { databaseId } = world;
  await prisma.field.createMany({ data: FIELD_TYPES.map((type) => ({ databaseId, name: fieldName(type), type })) });
  await makeSegments();
  const ids = Array.from({ length: PROFILES }, (_, n) => BigInt(SHARD + 256 * (n + 1)));
  const made = fc.sample(arbitraryFields, { numRuns: PROFILES, seed: 7 });
  await pool.query(
    `INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at)
     SELECT $1, u.id, $2, u.fields::jsonb, $3, $3 FROM unnest($4::bigint[], $5::text[]) AS u(id, fields)`,
    [SHARD, databaseId, NOW, ids, made.map((fields) => JSON.stringify(fields))],
  );
  await addPasts({ pool, shard: SHARD, databaseId, segments, now: NOW }, ids);
  await readFacts(ids);
}, 60_000);

async function makeSegments(): Promise<void> {
  const { accountId, databaseId } = world;
  const create = async (name: string, kind: string, condition?: object) => {
    const data = { accountId, databaseId, name, kind, ...(condition ? { condition } : {}) };
    segments.push((await prisma.segment.create({ data })).id);
  };
  await create("list", "static");
  await create("daily", "updatable", { kind: "group", match: "all", items: [] });
  const items = [
    { kind: "segment", segmentId: segments[0], in: true },
    { kind: "field", field: fieldName("boolean"), is: "equal", value: true },
    { kind: "scenario", scenarioId: 11, was: "inside" },
  ];
  await create("asked", "dynamic", { kind: "group", match: "any", items });
  await create("deleted", "static");
  await prisma.segment.update({ where: { id: segments[3] ?? 0 }, data: { deletedAt: NOW } });
}

/** Reads what conditions are evaluated from as a batch reads it. */
async function readFacts(ids: readonly bigint[]): Promise<void> {
  const book = await readSegmentBook(pool, { databaseId: world.databaseId, ids: segments });
  const needs = joinNeeds({ ...NO_NEEDS, segments, scenarios: SCENARIOS, messages: true });
  const running = ids.map((profileId) => ({ row: { profileId }, scenario: { graph: { needs } } }));
  const pasts = await inTransaction(pool, (client) => readPasts(client, running, { shard: SHARD, now: NOW }));
  const fields = await readProfiles(pool, { shard: SHARD, ids }, "all");
  const subscriptions = await readSubscriptions(
    pool,
    ids.map((id) => ({ shard: SHARD, id })),
  );
  for (const id of ids) {
    const past = pasts.get(id);
    if (!past) throw new Error("nothing read");
    facts.set(id, {
      ...NO_FACTS,
      ...{
        now: NOW,
        fields: fields.get(id) ?? {},
        fieldType,
        subscriptions: subscriptions.get(id) ?? [],
        segments: book,
      },
      ...{ memberOf: past.segments.memberOf, passes: past.passes, messages: past.messages },
    });
  }
}

function fieldType(name: string): FieldType | undefined {
  return FIELD_TYPES.find((type) => fieldName(type) === name);
}

async function selectIds(condition: Condition): Promise<bigint[]> {
  const fields = new Map(FIELD_TYPES.map((type) => [fieldName(type), viewOf(type)]));
  const book = facts.values().next().value?.segments ?? new Map();
  const segment = { id: 0, databaseId: world.databaseId, kind: "dynamic" as const, condition, segments: book, fields };
  const page = { shard: SHARD, afterId: 0n, limit: PROFILES, now: NOW };
  return (await pool.query<{ id: bigint }>(makeSegmentQuery(segment, page))).rows.map(({ id }) => id);
}

function viewOf(type: FieldType) {
  return { name: fieldName(type), label: "", type, standard: false, required: false, isKey: false, isUnique: false };
}

test("a condition holds in SQL for exactly the profiles for which it holds in memory", async () => {
  let held = 0;
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(tree, async (condition) => {
      const expected = [...facts].filter(([, one]) => evaluateCondition(condition, one)).map(([id]) => id);
      held += expected.length;
      asked += facts.size;
      expect(await selectIds(condition)).toEqual(expected);
    }),
    { numRuns: 800, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
  // Neither all nor none: the pools of values meet each other.
  expect(held / asked).toBeGreaterThan(0.1);
  expect(held / asked).toBeLessThan(0.9);
}, 90_000);

test("every comparison of every type of field agrees for every pair of values", async () => {
  const rights: Json[] = [...TEXTS, ...NUMBERS, true, false, [...TEXTS], [1, "a", true], [{ a: 1 }], { b: [2], a: 1 }];
  for (const field of FIELD_NAMES) {
    for (const is of COMPARISONS) {
      const items = rights.map((right): Condition => ({ kind: "field", field, is, value: right }));
      for (const item of items) {
        const expected = [...facts].filter(([, one]) => evaluateCondition(item, one)).map(([id]) => id);
        expect(await selectIds(item), JSON.stringify(item)).toEqual(expected);
      }
    }
  }
}, 120_000);

import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import type { Condition } from "@/lib/domain/conditions/condition";
import { consumeFacts } from "@/lib/engine/facts/consume-facts.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import {
  addProfiles,
  addScenario,
  drain,
  enter,
  graphOf,
  makeEngineWorld,
  node,
  type EngineWorld,
} from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { jsonObjectSchema } from "@/lib/shared/json";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-11-21T12:00:00Z");

async function addList(world: EngineWorld): Promise<number> {
  const { accountId, databaseId } = world;
  const name = `List ${await prisma.segment.count()}`;
  return (await prisma.segment.create({ data: { accountId, databaseId, name, kind: "static" } })).id;
}

async function membersOf(segmentId: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ profile_id: bigint }>(
    "SELECT profile_id FROM segment_member WHERE segment_id = $1 ORDER BY profile_id",
    [segmentId],
  );
  return rows.map((row) => row.profile_id);
}

/** Lets engines use all facts that wait. */
async function useFacts(world: EngineWorld): Promise<number> {
  const facts = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const { rows } = await pool.query<{ shard: number; lane: number }>("SELECT DISTINCT shard, lane FROM event_inbox");
  let started = 0;
  for (const place of rows) {
    const claim = { ...place, now: clock.now(), limit: 100 };
    started += (await inTransaction(pool, (client) => consumeFacts(client, facts, claim))).started;
  }
  await drain(world);
  return started;
}

test("profiles are put into a list and taken out, the next element sees it, and nobody is put in twice", async () => {
  const world = await makeEngineWorld(pool, clock);
  const [list, other] = [await addList(world), await addList(world)];
  const isIn = jsonObjectSchema.parse({ kind: "segment", segmentId: list, in: true } satisfies Condition);
  const scenarioId = await addScenario(
    world,
    graphOf(
      [
        ...[node(1, "add-to-segment", { segmentId: list }), node(2, "condition", { condition: isIn })],
        ...[node(3, "remove-from-segment", { segmentId: other }), node(4, "exit", { reason: "" })],
      ],
      ...["0.next>1", "1.next>2", "2.yes>3", "3.next>4"],
    ),
    { reentry: "parallel" },
  );
  const profileIds = await addProfiles(world, 40);
  for (const id of profileIds.slice(0, 30)) {
    await pool.query("INSERT INTO segment_member VALUES ($1, $2, $3, now())", [Number(id & 255n), other, id]);
  }
  await enter(world, scenarioId, { profileIds: [...profileIds, ...profileIds.slice(0, 5)] });
  await drain(world);
  expect([await membersOf(list), await membersOf(other)]).toEqual([profileIds, []]);
  const { rows } = await pool.query(
    `SELECT node_id, detail ->> 'changed' AS changed, count(*)::int AS count FROM task_event
     WHERE scenario_id = $1 AND kind = 'left' AND node_id IN (1, 3) GROUP BY 1, 2 ORDER BY 1, 2`,
    [scenarioId],
  );
  expect(rows).toEqual([
    { node_id: 1, changed: "false", count: 5 },
    { node_id: 1, changed: "true", count: 40 },
    { node_id: 3, changed: "false", count: 15 },
    { node_id: 3, changed: "true", count: 30 },
  ]);
});

test("who is put into a segment by an element enters the scenarios that wait for it, once; others and other segments do not", async () => {
  const world = await makeEngineWorld(pool, clock);
  const [list, other] = [await addList(world), await addList(world)];
  const waitFor = (segmentId: number) =>
    addScenario(
      world,
      graphOf(
        [node(1, "segment-trigger", { segmentId, minutes: 5 }), node(2, "exit", { reason: "" })],
        "0.next>2",
        "1.next>2",
      ),
      { reentry: "parallel" },
    );
  const [waiting, elsewhere] = [await waitFor(list), await waitFor(other)];
  // Whoever is taken out of the other one has not come into it.
  const putting = await addScenario(
    world,
    graphOf(
      [
        ...[node(1, "add-to-segment", { segmentId: list }), node(3, "remove-from-segment", { segmentId: other })],
        node(2, "exit", { reason: "" }),
      ],
      ...["0.next>1", "1.next>3", "3.next>2"],
    ),
    { reentry: "parallel" },
  );
  const profileIds = await addProfiles(world, 6);
  for (const id of profileIds) {
    await pool.query("INSERT INTO segment_member VALUES ($1, $2, $3, now())", [Number(id & 255n), other, id]);
  }
  await enter(world, putting, { profileIds: profileIds.slice(0, 4) });
  await drain(world);
  expect(await useFacts(world)).toBe(4);
  await enter(world, putting, { profileIds });
  await drain(world);
  expect(await useFacts(world)).toBe(2);
  const { rows } = await pool.query(
    `SELECT scenario_id, node_id, count(*)::int AS count FROM task_event
     WHERE scenario_id IN ($1, $2) AND kind = 'entered' GROUP BY 1, 2`,
    [waiting, elsewhere],
  );
  expect(rows).toEqual([{ scenario_id: waiting, node_id: 1, count: 6 }]);
});

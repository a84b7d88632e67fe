import { expect, test } from "vitest";
import type { Condition } from "@/lib/domain/conditions/condition";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { getDefinition } from "@/lib/nodes/definitions";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import type { JsonObject } from "@/lib/shared/json";
import { jsonObjectSchema } from "@/lib/shared/json";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-11-21T12:00:00Z");
const DAY_MS = 86_400_000;
const PAUSE = jsonObjectSchema.parse(getDefinition("pause")?.defaults);

const toJson = (condition: Condition): JsonObject => jsonObjectSchema.parse(condition);
const asked = (condition: Condition) =>
  graphOf(
    [
      node(1, "condition", { condition: toJson(condition) }),
      node(2, "exit", { reason: "" }),
      node(3, "exit", { reason: "" }),
    ],
    ...["0.next>1", "1.yes>2", "1.no>3"],
  );

/** How each profile left the Condition, in the order of their entries. */
async function answersOf(scenarioId: number, profileIds: readonly bigint[]): Promise<(string | null)[]> {
  const { rows } = await pool.query<{ profile_id: bigint; output: string }>(
    "SELECT profile_id, output FROM task_event WHERE scenario_id = $1 AND node_id = 1 AND kind = 'left' ORDER BY pass_id DESC",
    [scenarioId],
  );
  return profileIds.map((id) => rows.find((row) => row.profile_id === id)?.output ?? null);
}

async function addSegment(
  world: { accountId: number; databaseId: number },
  more: { kind: string; condition?: JsonObject },
) {
  const { accountId, databaseId } = world;
  const name = `s${await prisma.segment.count()}`;
  return (await prisma.segment.create({ data: { accountId, databaseId, name, ...more } })).id;
}

test("a Condition asks lists by membership and a dynamic segment by its own condition, as they are at that moment", async () => {
  const world = await makeEngineWorld(pool, clock);
  const list = await addSegment(world, { kind: "static" });
  const inList: Condition = { kind: "segment", segmentId: list, in: true };
  const isParis: Condition = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const condition = toJson({ kind: "group", match: "all", items: [inList, isParis] });
  const dynamic = await addSegment(world, { kind: "dynamic", condition });
  const scenarioId = await addScenario(world, asked({ kind: "segment", segmentId: dynamic, in: true }));
  const paris = await addProfiles(world, 2, { _city: "Paris" });
  const rome = await addProfiles(world, 1, { _city: "Rome" });
  for (const id of [paris[0] ?? 0n, rome[0] ?? 0n]) {
    await pool.query("INSERT INTO segment_member VALUES ($1, $2, $3, $4)", [
      getProfileShard(id),
      list,
      id,
      clock.now(),
    ]);
  }
  const profileIds = [...paris, ...rome];
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  expect(await answersOf(scenarioId, profileIds)).toEqual(["yes", "no", "no"]);
});

test("entered, inside, left and left with an error are told from the rows of the passes, also after the next entry", async () => {
  const world = await makeEngineWorld(pool, clock);
  const [id = 0n] = await addProfiles(world, 1);
  const pause = node(1, "pause", { ...PAUSE, days: 0, hours: 1 });
  const failing = node(2, "condition", {});
  const watched = await addScenario(world, graphOf([pause, failing], "0.next>1", "1.next>2"));
  const going = await addScenario(world, graphOf([pause, node(2, "exit", { reason: "" })], "0.next>1", "1.next>2"));
  const ask = async (scenarioId: number) => {
    const facts = ["entered", "inside", "left", "failed"] as const;
    const asking = await Promise.all(
      facts.map((was) => addScenario(world, asked({ kind: "scenario", scenarioId, was, days: 2 }))),
    );
    for (const one of asking) await enter(world, one, { profileIds: [id] });
    await drain(world);
    const answers = await Promise.all(asking.map((one) => answersOf(one, [id])));
    return facts.filter((_, n) => answers[n]?.[0] === "yes");
  };
  expect(await ask(watched)).toEqual([]);
  await enter(world, watched, { profileIds: [id] });
  await enter(world, going, { profileIds: [id] });
  await drain(world);
  expect([await ask(watched), await ask(going)]).toEqual([
    ["entered", "inside"],
    ["entered", "inside"],
  ]);
  clock.advance(DAY_MS / 12);
  await drain(world);
  expect([await ask(watched), await ask(going)]).toEqual([
    ["entered", "failed"],
    ["entered", "left"],
  ]);
  await enter(world, going, { profileIds: [id] });
  await drain(world);
  expect(await ask(going)).toEqual(["entered", "inside", "left"]);
  clock.advance(3 * DAY_MS);
  expect(await ask(watched)).toEqual([]);
});

test("what became of letters is told from the messages, one look a batch", async () => {
  const world = await makeEngineWorld(pool, clock);
  const profileIds = await addProfiles(world, 3);
  for (const [n, id] of profileIds.entries()) {
    await pool.query(
      `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, address, status, created_at, updated_at, clicked_at)
       VALUES ($1, $2, 1, 1, $3, 'email', 5, 1, 1, 1, '', $4, $5, $5, $6)`,
      [getProfileShard(id), id, id, n === 2 ? "not_sent" : "sent", clock.now(), n === 0 ? clock.now() : null],
    );
  }
  const sent = await addScenario(world, asked({ kind: "message", event: "sent", mailingId: 5, has: true }));
  const opened = await addScenario(
    world,
    asked({ kind: "message", event: "opened", mailingId: null, has: true, days: 1 }),
  );
  await enter(world, sent, { profileIds });
  await enter(world, opened, { profileIds });
  await drain(world);
  expect(await answersOf(sent, profileIds)).toEqual(["yes", "yes", "no"]);
  expect(await answersOf(opened, profileIds)).toEqual(["yes", "no", "no"]);
});

import { beforeEach, expect, test } from "vitest";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import type { EnterResult } from "@/lib/engine/enter-scenario.server";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const PAUSE = {
  mode: "duration",
  days: 1,
  hours: 0,
  minutes: 0,
  date: "",
  weekdays: [],
  time: "",
  zone: "account",
};
const waiting = graphOf([node(1, "pause", PAUSE), node(2, "exit", { reason: "" })], "0.next>1", "1.next>2");

async function start(reentry: ReentryMode) {
  const scenarioId = await addScenario(world, waiting, { reentry });
  const [profileId = 0n] = await addProfiles(world, 1);
  return { scenarioId, profileId };
}

const countEntered = (results: readonly EnterResult[]) => results.filter((one) => one.status === "entered").length;

async function countLive(scenarioId: number) {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND status NOT IN ('ended', 'failed')",
    [scenarioId],
  );
  return rows[0]?.n;
}

async function countKind(scenarioId: number, kind: string) {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task_event WHERE scenario_id = $1 AND kind = $2",
    [scenarioId, kind],
  );
  return rows[0]?.n;
}

test.each<[ReentryMode, number, number]>([
  ["skip_in_any_case", 1, 1],
  ["skip", 1, 1],
  ["restart", 200, 1],
  ["parallel", 200, 200],
])("%s: of 200 parallel entries of a profile %i enter and %i are inside", async (reentry, entered, inside) => {
  const { scenarioId, profileId } = await start(reentry);
  const calls = Array.from({ length: 200 }, () => enter(world, scenarioId, { profileIds: [profileId] }));
  expect(countEntered((await Promise.all(calls)).flat())).toBe(entered);
  expect(await countLive(scenarioId)).toBe(inside);
  await drain(world);
  expect(await countKind(scenarioId, "entered")).toBe(entered);
  expect(await countKind(scenarioId, "removed")).toBe(entered - inside);
});

test.each<[ReentryMode, number, number]>([
  ["skip_in_any_case", 1, 0],
  ["skip", 1, 1],
  ["restart", 3, 1],
  ["parallel", 3, 1],
])("%s: three times in one call %i enter; after it left %i enters again", async (reentry, together, again) => {
  const { scenarioId, profileId } = await start(reentry);
  const results = await enter(world, scenarioId, { profileIds: [profileId, profileId, profileId] });
  expect(countEntered(results)).toBe(together);
  await drain(world);
  clock.advance(86_400_000);
  await drain(world);
  expect(await countLive(scenarioId)).toBe(0);
  expect(countEntered(await enter(world, scenarioId, { profileIds: [profileId] }))).toBe(again);
});

/** Moves a scenario to another database of its account. */
async function moveAway(scenarioId: number): Promise<void> {
  await pool.query(
    `WITH other AS (INSERT INTO database (account_id, name, updated_at) VALUES ($1, 'Others', now()) RETURNING id)
     UPDATE scenario SET database_id = other.id FROM other WHERE scenario.id = $2`,
    [world.accountId, scenarioId],
  );
}

test("a scenario that was moved to another database refuses profiles of the old one", async () => {
  const { scenarioId, profileId } = await start("skip");
  await moveAway(scenarioId);
  expect(await enter(world, scenarioId, { profileIds: [profileId] })).toEqual([
    { status: "refused", reason: "inactive" },
  ]);
  expect(await countLive(scenarioId)).toBe(0);
});

test("a scenario that does not run refuses, and nothing is written", async () => {
  const scenarioId = await addScenario(world, waiting, { active: false });
  const profileIds = await addProfiles(world, 2);
  expect(await enter(world, scenarioId, { profileIds })).toEqual([
    { status: "refused", reason: "inactive" },
    { status: "refused", reason: "inactive" },
  ]);
  expect(await countLive(scenarioId)).toBe(0);
});

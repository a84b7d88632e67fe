import { expect, test } from "vitest";
import { auditScenarios } from "@/lib/testing/engine-audit";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const world = await makeEngineWorld(pool, clock);

const ASLEEP = 20_000;
const DUE = 2_000;
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const TEST_MS = 120_000;
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const EXIT = { reason: "" };
const SHARDS = 256;

type Lines = { kind: string; profiles: number; lines: number };

/** What happened at the Pause, from its history. */
async function readPause(scenarioId: number): Promise<Lines[]> {
  const { rows } = await pool.query<Lines>(
    `SELECT kind, count(DISTINCT profile_id)::int AS profiles, count(*)::int AS lines FROM task_event
     WHERE scenario_id = $1 AND node_id = 1 GROUP BY kind ORDER BY kind`,
    [scenarioId],
  );
  return rows;
}

/** Starts one profile in every shard and waits until all are through: so the engine has looked everywhere at this moment. */
async function lookEverywhere(scenarioId: number): Promise<void> {
  const profileIds = await addProfiles(world, SHARDS);
  await enter(world, scenarioId, { profileIds });
  await waitUntil("those who do not sleep are through", async () => {
    const text = "SELECT 1 FROM task WHERE scenario_id = $1 AND status <> 'ended' LIMIT 1";
    return (await pool.query(text, [scenarioId])).rows.length === 0;
  });
}

test(
  "many fall due at one instant among many more who sleep: each goes once, and nobody else is woken",
  async () => {
    const scenarioId = await addScenario(
      world,
      graphOf([node(1, "pause", PAUSE), node(2, "exit", EXIT)], "0.next>1", "1.next>2"),
    );
    const awake = await addScenario(world, graphOf([node(1, "exit", EXIT)], "0.next>1"));
    const profileIds = await addProfiles(world, ASLEEP);
    const due = profileIds.slice(0, DUE);
    await enter(world, scenarioId, { profileIds: due });
    await drain(world);
    clock.advance(MINUTE_MS);
    await enter(world, scenarioId, { profileIds: profileIds.slice(DUE) });
    await drain(world);

    const engine = await startTestEngine({ url, clock });
    try {
      clock.advance(DAY_MS - 2 * MINUTE_MS);
      await lookEverywhere(awake);
      expect(await readPause(scenarioId)).toEqual([{ kind: "waited", profiles: ASLEEP, lines: ASLEEP }]);

      clock.advance(MINUTE_MS);
      await waitUntil("all who are due are through", async () => {
        const text =
          "SELECT count(*)::int AS through FROM task WHERE status = 'ended' AND profile_id = ANY($1::bigint[])";
        const { rows } = await pool.query<{ through: number }>(text, [due]);
        return rows[0]?.through === DUE;
      });
      await lookEverywhere(awake);
      expect(await readPause(scenarioId)).toEqual([
        { kind: "left", profiles: DUE, lines: DUE },
        { kind: "waited", profiles: ASLEEP, lines: ASLEEP },
      ]);

      clock.advance(MINUTE_MS);
      await waitUntil("nobody sleeps any more", async () => {
        const text = "SELECT 1 FROM task WHERE scenario_id = $1 AND status <> 'ended' LIMIT 1";
        return (await pool.query(text, [scenarioId])).rows.length === 0;
      });
    } finally {
      await engine.stop();
    }
    expect(await auditScenarios(pool, [scenarioId, awake])).toEqual([]);
  },
  TEST_MS,
);

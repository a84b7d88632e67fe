import { expect, test } from "vitest";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T12:00:00Z");

test("each profile waits for the hour of its own opens, of letters of any mailing, and goes on then, once", async () => {
  const world = await makeEngineWorld(pool, clock);
  const settings = { lookBackDays: 30, fallbackHour: 10, longestWaitHours: 24 };
  const graph = graphOf([node(1, "best-send-time", settings), node(2, "exit", { reason: "" })], "0.next>1", "1.next>2");
  const scenarioId = await addScenario(world, graph);
  const [morning = 0n, evening = 0n, none = 0n, old = 0n] = await addProfiles(world, 4, { _tz: "Europe/Paris" });
  let messageId = 0;
  const open = async (profileId: bigint, at: string) => {
    messageId += 1;
    await pool.query(
      `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, address, status, created_at, updated_at, opened_at)
       VALUES ($1::bigint & 255, $2::bigint, 1, 1, $1, 'email', $2::int, 1, 1, 1, '', 'sent', $3, $3, $3)`,
      [profileId, messageId, at],
    );
  };
  for (const day of ["20", "21", "22"]) await open(morning, `2026-02-${day}T06:30:00Z`);
  await open(morning, "2026-02-25T18:30:00Z");
  await open(evening, "2026-02-25T18:30:00Z");
  await open(old, "2026-01-02T06:30:00Z");
  await enter(world, scenarioId, { profileIds: [morning, evening, none, old] });
  await drain(world);
  const { rows } = await pool.query<{ profile_id: bigint; wake_at: Date }>(
    "SELECT profile_id, wake_at FROM task WHERE scenario_id = $1 ORDER BY profile_id",
    [scenarioId],
  );
  expect(rows.map(({ wake_at }) => wake_at.toISOString())).toEqual([
    "2026-03-03T06:00:00.000Z",
    "2026-03-02T18:00:00.000Z",
    "2026-03-03T09:00:00.000Z",
    "2026-03-03T09:00:00.000Z",
  ]);
  const ended = async () => {
    await drain(world);
    const { rows: gone } = await pool.query("SELECT 1 FROM task WHERE scenario_id = $1 AND status = 'ended'", [
      scenarioId,
    ]);
    return gone.length;
  };
  clock.set("2026-03-02T17:59:59Z");
  expect(await ended()).toBe(0);
  clock.set("2026-03-02T18:00:00Z");
  expect(await ended()).toBe(1);
  clock.set("2026-03-03T09:00:00Z");
  expect(await ended()).toBe(4);
});

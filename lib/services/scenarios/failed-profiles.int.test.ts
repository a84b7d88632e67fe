import { expect, test } from "vitest";
import { readLiveStatistics } from "@/lib/db/queries/statistics/read-live-statistics.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { listFailedProfiles } from "./list-failed-profiles.server";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const world = await makeEngineWorld(pool, clock);
const actor = await makeSystemActor(world.accountId);
await pool.query("INSERT INTO field (database_id, name, type) VALUES ($1, 'points', 'integer')", [world.databaseId]);

/** Paris jumps into a scenario that is not there and stands failed; the others get a value that is none, and leave by an open Error. */
const CITY = { kind: "group", match: "all", items: [{ kind: "field", field: "_city", is: "equal", value: "Paris" }] };
const graph = graphOf(
  [
    node(1, "condition", { condition: CITY }),
    node(2, "jump", { scenarioId: 999_999, passApicontent: false }),
    node(3, "update-profile", { updates: [{ field: "points", action: "set", value: "many" }] }),
  ],
  ...["0.next>1", "1.yes>2", "1.no>3"],
);

test("who stands failed and who left because of an error are both listed, each with the reason", async () => {
  const id = await addScenario(world, graph);
  const paris = await addProfiles(world, 2, { _city: "Paris" });
  const others = await addProfiles(world, 3, { _city: "Rome" });
  await enter(world, id, { profileIds: [...paris, ...others] });
  await drain(world);
  const list = (kind: "failed" | "ended", cursor?: string) => listFailedProfiles(actor, { id, kind, cursor, limit: 2 });
  const standing = await list("failed");
  expect(standing).toMatchObject({ total: 2, nextCursor: null, items: [{ nodeId: 2 }, { nodeId: 2 }] });
  const first = await list("ended");
  expect(first).toMatchObject({ total: 3, items: [{ nodeId: 3, status: "ended" }, { nodeId: 3 }] });
  expect(first.items[0]?.error).toContain("points");
  const second = await list("ended", first.nextCursor ?? "");
  expect([second.items.length, second.nextCursor]).toEqual([1, null]);
  expect(await readLiveStatistics(pool, id)).toEqual({ nodes: [], failed: 2 });
});

test("who enters again and comes through is no longer among those who left because of an error", async () => {
  const id = await addScenario(world, graph, { reentry: "skip" });
  const [profileId = 0n] = await addProfiles(world, 1, { _city: "Rome" });
  await enter(world, id, { profileIds: [profileId] });
  await drain(world);
  const ended = () => listFailedProfiles(actor, { id, kind: "ended", limit: 10 });
  expect(await ended()).toMatchObject({ total: 1 });
  await pool.query("UPDATE scenario_version SET graph = $2 WHERE scenario_id = $1", [
    id,
    graphOf([node(1, "exit", { reason: "" })], "0.next>1"),
  ]);
  await enter(world, id, { profileIds: [profileId] });
  await drain(world);
  expect(await ended()).toEqual({ items: [], nextCursor: null, total: 0 });
});

test("the list of those who left reads its own index, not every pass", async () => {
  const client = await pool.connect();
  try {
    await client.query("BEGIN; SET LOCAL enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      "EXPLAIN SELECT 1 FROM task WHERE shard = 1 AND scenario_id = 1 AND status = 'ended' AND error IS NOT NULL",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("task_ended_in_error");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import { findDueEffects } from "@/lib/engine/sql/find-due.server";
import { getBulkLane } from "@/lib/engine/task-row";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const TEN = 10;
const GREAT = 300;
/** Together they take every place that bulk may have. */
const HANGING = ["a.example", "b.example", "c.example"];

beforeEach(async () => {
  await pool.query("TRUNCATE task, effect");
});

const callGraph = (host: string) => {
  const call = {
    ...{ method: "GET", url: `http://${host}/`, headers: [], contentType: "json", body: "", timeoutSeconds: 30 },
    ...{ retries: 0, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  return graphOf([node(1, "http-call", call), node(2, "exit", { reason: "" })], "0.next>1", "1.success>2", "1.error>2");
};

async function count(scenarioIds: readonly number[], status: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = ANY ($1) AND status = $2",
    [scenarioIds, status],
  );
  return rows[0]?.n ?? 0;
}

/** A great population stands at calls to hosts that do not answer until the test says so. */
async function begin() {
  const world = await makeEngineWorld(pool, clock);
  const { accountId, databaseId } = world;
  const great = await Promise.all(HANGING.map((host) => addScenario(world, callGraph(host))));
  const ten = await addScenario(world, callGraph("ten.example"));
  const profileIds = await addProfiles(world, GREAT);
  const population = { accountId, databaseId, segmentId: null };
  for (const scenarioId of great) {
    await inTransaction(pool, (client) =>
      enterPopulation(client, { scenarioId, population, total: null }, clock.now()),
    );
  }
  await settleOperations(pool);
  return { world, great, ten, profileIds: profileIds.slice(0, TEN) };
}

test("real time overtakes a bulk population whose targets hang", async () => {
  const { world, great, ten, profileIds } = await begin();
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const sendHttp = async (request: { url: string }) => {
    if (!request.url.includes("ten.example")) await opened;
    return { kind: "answer", status: 200, headers: {}, body: "{}", durationMs: 1 } as const;
  };
  const engine = await startTestEngine({ url, sendHttp });
  try {
    await waitUntil("all stand at a call", async () => (await count(great, "effect")) === GREAT * HANGING.length);
    await enter(world, ten, { profileIds });
    await waitUntil("the ten are through", async () => (await count([ten], "ended")) === TEN);
    expect(await count(great, "ended")).toBe(0);
  } finally {
    open();
    await engine.stop();
  }
});

test("due effects are found and leased lane by lane", async () => {
  const { world, great, ten, profileIds } = await begin();
  const engine = await startTestEngine({ url, settings: { effectWorkers: 0 } });
  await enter(world, ten, { profileIds });
  const areThere = async () => (await count([...great, ten], "effect")) === GREAT * HANGING.length + TEN;
  await waitUntil("all stand at their calls", areThere).finally(() => engine.stop());
  const { rows } = await pool.query<{ shard: number; lane: number; n: number }>(
    "SELECT shard, lane, count(*)::int AS n FROM effect GROUP BY 1, 2 ORDER BY 1, 2",
  );
  expect(new Set(rows.map(({ lane }) => lane))).toEqual(new Set([0, getBulkLane(world.accountId)]));
  const now = new Date(Date.now() + 60_000);
  const shards = Array.from({ length: 256 }, (_, shard) => shard);
  const lanes = Array.from({ length: 16 }, (_, lane) => lane);
  const places = await findDueEffects(pool, { shards, lanes, now });
  expect(new Set(places.map(({ shard, lane }) => `${shard}.${lane}`))).toEqual(
    new Set(rows.map(({ shard, lane }) => `${shard}.${lane}`)),
  );
  const until = new Date(now.getTime() + 60_000);
  for (const { shard, lane, n } of rows) {
    const claim = { shard, lane, now, limit: 1_000, until, lease: "test" };
    const { jobs } = await inTransaction(pool, (client) => takeEffects(client, claim));
    expect(jobs).toHaveLength(n);
    expect(new Set(jobs.map((job) => job.lane))).toEqual(new Set([lane]));
  }
});

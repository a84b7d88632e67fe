import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { getBulkLane } from "@/lib/engine/task-row";
import { readChaosSize } from "@/lib/testing/engine-chaos";
import { startTestEngine } from "@/lib/testing/engine-process";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const TEN = 10;
/** In turns the ten of a lane, in ten shards, wait for as many batches of another lane, of 256 and more. */
const SHARE_MAX = 0.3;
const size = readChaosSize({ kills: 0, profiles: 20_000 }, { kills: 0, profiles: 200_000 });
const field = { kind: "field", field: "_city", is: "equal", value: "Paris" };
const condition = (id: number) => node(id, "condition", { condition: { kind: "group", match: "all", items: [field] } });
const graph = graphOf(
  [condition(1), condition(2), condition(3), node(4, "exit", { reason: "" })],
  ...["0.next>1", ...[1, 2, 3].flatMap((id) => [`${id}.yes>${id + 1}`, `${id}.no>4`])],
);

async function sendAll({ accountId, databaseId }: EngineWorld, scenarioId: number): Promise<void> {
  const population = { accountId, databaseId, segmentId: null };
  await inTransaction(pool, (client) => enterPopulation(client, { scenarioId, population, total: null }, clock.now()));
  await settleOperations(pool);
}

async function countEnded(scenarioId: number): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND status = 'ended'",
    [scenarioId],
  );
  return rows[0]?.n ?? 0;
}

/** How many of the million left before, and after, the last of the ten did; by the time of their batches. */
async function countAround(million: number, ten: number): Promise<{ meanwhile: number; after: number }> {
  const { rows } = await pool.query<{ meanwhile: number; after: number }>(
    `WITH ten AS MATERIALIZED (
       SELECT min(at) FILTER (WHERE kind = 'entered') AS first, max(at) FILTER (WHERE kind = 'exited') AS last
       FROM task_event WHERE scenario_id = $2
     )
     SELECT (count(*) FILTER (WHERE at BETWEEN first AND last))::int AS meanwhile, (count(*) FILTER (WHERE at > last))::int AS after
     FROM task_event, ten WHERE scenario_id = $1 AND kind = 'exited'`,
    [million, ten],
  );
  return rows[0] ?? { meanwhile: 0, after: 0 };
}

/** A world whose bulk work has another lane. */
async function makeOtherWorld(world: EngineWorld): Promise<EngineWorld> {
  for (;;) {
    const other = await makeEngineWorld(pool, clock);
    if (getBulkLane(other.accountId) !== getBulkLane(world.accountId)) return other;
  }
}

type Case = [string, (world: EngineWorld, scenarioId: number, profileIds: readonly bigint[]) => Promise<unknown>];

test.each<Case>([
  ["in real time", (world, scenarioId, profileIds) => enter(world, scenarioId, { profileIds })],
  ["sent as a segment", (world, scenarioId) => sendAll(world, scenarioId)],
])(
  "a running engine lets one account's great population delay no ten of another account, %s",
  async (_, enterTen) => {
    const great = await makeEngineWorld(pool, clock);
    const other = await makeOtherWorld(great);
    const [million, ten] = [await addScenario(great, graph), await addScenario(other, graph)];
    await addProfiles(great, size.profiles, { _city: "Paris" });
    const profileIds = await addProfiles(other, TEN, { _city: "Paris" });
    await sendAll(great, million);
    const engine = await startTestEngine({ url });
    try {
      await waitUntil("the engine is at work", async () => (await countEnded(million)) > 0, size.deadlineMs);
      await enterTen(other, ten, profileIds);
      await waitUntil("the ten are through", async () => (await countEnded(ten)) === TEN, size.deadlineMs);
      await waitUntil("all are through", async () => (await countEnded(million)) === size.profiles, size.deadlineMs);
    } finally {
      await engine.stop();
    }
    const { meanwhile, after } = await countAround(million, ten);
    expect(after).toBeGreaterThan(0);
    expect(meanwhile / size.profiles).toBeLessThan(SHARE_MAX);
  },
  size.testMs,
);

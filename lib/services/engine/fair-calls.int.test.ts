import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { getBulkLane } from "@/lib/engine/task-row";
import { startTestEngine } from "@/lib/testing/engine-process";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const TEN = 10;
const GREAT = 3_000;
/** What an engine had leased before, and what takes turns with the ten. */
const SHARE_MAX = 0.3;
const DEADLINE_MS = 60_000;

const callGraph = (host: string) => {
  const call = {
    ...{ method: "GET", url: `http://${host}/`, headers: [], contentType: "json", body: "", timeoutSeconds: 30 },
    ...{ retries: 0, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  return graphOf([node(1, "http-call", call), node(2, "exit", { reason: "" })], "0.next>1", "1.success>2", "1.error>2");
};

async function sendAll({ accountId, databaseId }: EngineWorld, scenarioId: number): Promise<void> {
  const population = { accountId, databaseId, segmentId: null };
  await inTransaction(pool, (client) => enterPopulation(client, { scenarioId, population, total: null }, clock.now()));
  await settleOperations(pool);
}

/** A world whose bulk work has another lane. */
async function makeOtherWorld(world: EngineWorld): Promise<EngineWorld> {
  for (;;) {
    const other = await makeEngineWorld(pool, clock);
    if (getBulkLane(other.accountId) !== getBulkLane(world.accountId)) return other;
  }
}

async function countAt(scenarioId: number, status: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND status = $2",
    [scenarioId, status],
  );
  return rows[0]?.n ?? 0;
}

/** Calls that are held until the gate is opened, in the order in which they were made. */
function makeGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const hosts: string[] = [];
  const sendHttp = async (request: { url: string }) => {
    hosts.push(new URL(request.url).hostname);
    await opened;
    return { kind: "answer", status: 200, headers: {}, body: "{}", durationMs: 1 } as const;
  };
  return { hosts, open: () => open(), sendHttp };
}

type Case = [string, (world: EngineWorld, scenarioId: number, profileIds: readonly bigint[]) => Promise<unknown>];

test.each<Case>([
  ["in real time", (world, scenarioId, profileIds) => enter(world, scenarioId, { profileIds })],
  ["sent as a segment", (world, scenarioId) => sendAll(world, scenarioId)],
])("one account's great population at a call delays no ten of another account's, %s", async (_, enterTen) => {
  const great = await makeEngineWorld(pool, clock);
  const other = await makeOtherWorld(great);
  const million = await addScenario(great, callGraph("great.example"));
  const ten = await addScenario(other, callGraph("ten.example"));
  await addProfiles(great, GREAT);
  const profileIds = await addProfiles(other, TEN);
  await sendAll(great, million);
  const { hosts, open, sendHttp } = makeGate();
  const engine = await startTestEngine({ url, sendHttp, settings: { effectLeaseMs: DEADLINE_MS } });
  try {
    await waitUntil("all stand at the call", async () => (await countAt(million, "effect")) === GREAT, DEADLINE_MS);
    await enterTen(other, ten, profileIds);
    await waitUntil("the ten stand at it", async () => (await countAt(ten, "effect")) === TEN, DEADLINE_MS);
    open();
    await waitUntil("all are through", async () => (await countAt(million, "ended")) === GREAT, DEADLINE_MS);
    expect(await countAt(ten, "ended")).toBe(TEN);
  } finally {
    open();
    await engine.stop();
  }
  expect(hosts.filter((host) => host === "ten.example")).toHaveLength(TEN);
  expect(hosts.lastIndexOf("ten.example") / GREAT).toBeLessThan(SHARE_MAX);
});

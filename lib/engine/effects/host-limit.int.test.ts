import { afterEach, expect, test } from "vitest";
import { makeHttpClient } from "@/lib/channels/http/make-http-client.server";
import type { Engine } from "@/lib/engine/start-engine.server";
import { startTestEngine } from "@/lib/testing/engine-process";
import { startHttpSink, type HttpSink, type SinkAnswer } from "@/lib/testing/engine-sink";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { type FakeClock, fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const HOUR_MS = 3_600_000;
const SHARDS = 256;
const SHARDS_EACH_MIN = 100;
const STEP_MS = 500;
const PER_SECOND = 10;
/** A pause is caught up with for half a second. */
const AT_ONCE = PER_SECOND / 2 + 1;

const sendHttp = makeHttpClient({
  ownApi: { publicUrl: "https://cue.example", dialOrigin: "http://127.0.0.1:1" },
  privateTargets: { kind: "list", targets: [{ host: "127.0.0.0/8", port: null }] },
});
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

type Stage = { clock: FakeClock; world: EngineWorld; sink: HttpSink; scenarioId: number };

/** A scenario that calls a real server, and two engines on its database. */
async function setUp(answer: () => SinkAnswer, perSecond: number | null): Promise<Stage> {
  const clock = fakeClock();
  const world = await makeEngineWorld(pool, clock);
  const sink = await startHttpSink(answer);
  const call = {
    ...{ method: "POST", url: `${sink.url}/`, headers: [], contentType: "json", body: "{}", timeoutSeconds: 5 },
    ...{ retries: 3, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  const graph = graphOf([node(1, "http-call", call), ...exits], "0.next>1", "1.success>2", "1.error>3");
  const scenarioId = await addScenario(world, graph);
  const start = (): Promise<Engine> =>
    startTestEngine({
      ...{ url, clock, sendHttp },
      // The clock leaps; a lease that ends in a leap would make a call twice.
      settings: { effectLeaseMs: 24 * HOUR_MS, effectWorkers: 8 },
      limitOf: (host) =>
        perSecond === null ? null : { key: `host:${host}`, rate: { count: perSecond, perMs: 1_000 } },
    });
  const engines = [await start(), await start()];
  closers.push(async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
    await sink.close();
  });
  await waitUntil("each engine has its half", async () => {
    const { rows } = await pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM engine_shard WHERE owner IS NOT NULL GROUP BY owner",
    );
    return rows.length === 2 && rows.every(({ n }) => n > SHARDS_EACH_MIN);
  });
  return { clock, world, sink, scenarioId };
}

/** Profiles all over the shards, so that both engines have some. */
async function addSpread(world: EngineWorld, count: number): Promise<bigint[]> {
  const every = Math.floor(SHARDS / count);
  return (await addProfiles(world, count * every)).filter((_, n) => n % every === 0);
}

async function countTasks({ scenarioId }: Stage, where: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND ${where}`,
    [scenarioId],
  );
  return rows[0]?.n ?? 0;
}

/** Every call that may be made now was made: the rest is put off. */
function waitForRest({ clock }: Stage, count: number) {
  return waitUntil("the others are put off", async () => {
    const { rows } = await pool.query("SELECT 1 FROM effect WHERE due_at > $1 AND lease IS NULL", [clock.now()]);
    return rows.length === count;
  });
}

test("two engines together call a host no more often than its limit allows; who must wait waits and uses up no attempt", async () => {
  const stage = await setUp(() => ({ status: 200 }), PER_SECOND);
  const { clock, world, sink, scenarioId } = stage;
  const profiles = 60;
  const startedAt = clock.now().getTime();
  await enter(world, scenarioId, { profileIds: await addSpread(world, profiles) });
  await waitForRest(stage, profiles - AT_ONCE);
  expect(sink.calls).toHaveLength(AT_ONCE);
  expect(await countTasks(stage, "status = 'effect'")).toBe(profiles - AT_ONCE);
  await waitUntil("all were called", async () => {
    clock.advance(STEP_MS);
    const allowed = AT_ONCE + ((clock.now().getTime() - startedAt) * PER_SECOND) / 1_000;
    expect(sink.calls.length).toBeLessThanOrEqual(allowed);
    return (await countTasks(stage, "status = 'ended' AND node_id = 2")) === profiles;
  });
  expect(sink.calls).toHaveLength(profiles);
  const tried = await pool.query<{ attempt: number }>(
    "SELECT DISTINCT attempt FROM effect_attempt WHERE scenario_id = $1",
    [scenarioId],
  );
  expect(tried.rows).toEqual([{ attempt: 1 }]);
});

test("Retry-After of one answer holds for every call to the host, in both engines", async () => {
  let isResting = true;
  const answer = () => (isResting ? { status: 429, headers: { "retry-after": "60" } } : { status: 200 });
  const stage = await setUp(answer, null);
  const { clock, world, sink, scenarioId } = stage;
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  await waitForRest(stage, 1);
  isResting = false;
  // By now the other engine has looked at the host again.
  clock.advance(1_000);
  await enter(world, scenarioId, { profileIds: await addSpread(world, 40) });
  await waitForRest(stage, 41);
  expect(sink.calls).toHaveLength(1);
  const { rows } = await pool.query<{ ms: number }>(
    "SELECT extract(epoch FROM min(due_at) - $1)::float8 * 1000 AS ms FROM effect",
    [clock.now()],
  );
  expect(rows[0]?.ms).toBeGreaterThanOrEqual(59_000);
  await waitUntil("all got through", async () => {
    clock.advance(STEP_MS);
    return (await countTasks(stage, "status = 'ended' AND node_id = 2")) === 41;
  });
  expect(sink.calls).toHaveLength(42);
});

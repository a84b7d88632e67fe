import { expect, test } from "vitest";
import { HOST_LIMITS, HostBreaker } from "@/lib/engine/effects/host-breaker.server";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();

test("a host that keeps failing rests, in every process; one failure more sends it back, one success ends it", async () => {
  const clock = fakeClock();
  const make = () => new HostBreaker({ pool, clock, callsMax: 100 });
  const [one, other] = [make(), make()];
  const call = async (breaker: HostBreaker, isFine: boolean) => {
    expect(await breaker.acquire("a.example")).toBeNull();
    await breaker.release("a.example", isFine);
  };
  for (let failures = 1; failures < HOST_LIMITS.failuresMax; failures += 1) await call(one, false);
  expect(await other.acquire("a.example")).toBeNull();
  await other.release("a.example", false);
  const until = clock.now().getTime() + HOST_LIMITS.restMs;
  clock.advance(1_000);
  expect(await one.acquire("a.example")).toBe(until);
  expect(await other.acquire("a.example")).toBe(until);
  expect(await one.acquire("b.example")).toBeNull();
  clock.set(new Date(until));
  await call(one, false);
  expect(await one.acquire("a.example")).toBe(until + 2 * HOST_LIMITS.restMs);
  clock.advance(2 * HOST_LIMITS.restMs);
  await call(one, true);
  for (let calls = 0; calls < HOST_LIMITS.failuresMax - 1; calls += 1) await call(one, false);
  expect(await one.acquire("a.example")).toBeNull();
});

test("while a host rests its tasks wait and use up no attempt; when it is back all of them get through", async () => {
  const clock = fakeClock();
  const world = await makeEngineWorld(pool, clock);
  const call = {
    ...{ method: "POST", url: "http://crm.example/", headers: [], contentType: "json", body: "{}", timeoutSeconds: 5 },
    ...{ retries: 1, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  const graph = graphOf([node(1, "http-call", call), ...exits], "0.next>1", "1.success>2", "1.error>3");
  const scenarioId = await addScenario(world, graph);
  let isUp = false;
  let calls = 0;
  const engine = await startTestEngine({
    ...{ url, clock },
    settings: { effectWorkers: 8 },
    sendHttp: () => {
      calls += 1;
      return Promise.resolve({ kind: "answer", status: isUp ? 200 : 503, headers: {}, body: "", durationMs: 1 });
    },
  });
  try {
    await enter(world, scenarioId, { profileIds: await addProfiles(world, 60) });
    await waitUntil("all calls are tried or put off", async () => {
      const { rows } = await pool.query("SELECT 1 FROM effect WHERE due_at > $1 AND lease IS NULL", [clock.now()]);
      return rows.length === 60;
    });
    expect(calls).toBeGreaterThanOrEqual(HOST_LIMITS.failuresMax);
    expect(calls).toBeLessThan(20);
    const waiting = await pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND status = 'effect'",
      [scenarioId],
    );
    expect(waiting.rows[0]?.n).toBe(60);
    const tried = await pool.query<{ n: number }>("SELECT sum(attempts)::int AS n FROM effect");
    expect(tried.rows[0]?.n).toBe(calls);
    isUp = true;
    await waitUntil("all are through", async () => {
      clock.advance(1_000);
      const { rows } = await pool.query(
        "SELECT 1 FROM task WHERE scenario_id = $1 AND status = 'ended' AND node_id = 2",
        [scenarioId],
      );
      return rows.length === 60;
    });
  } finally {
    await engine.stop();
  }
});

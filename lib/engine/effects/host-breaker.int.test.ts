import { expect, test } from "vitest";
import { HOST_LIMITS, HostBreaker } from "@/lib/engine/effects/host-breaker.server";
import type { Taken } from "@/lib/engine/effects/host-places";
import { RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { type FakeClock, fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();

function makeBreaker(clock: FakeClock, callsMax = 100): HostBreaker {
  const bucket = new RateBucket({ pool, clock, random: () => 0.5 });
  return new HostBreaker({ pool, clock, bucket, callsMax });
}

async function takePlace(breaker: HostBreaker, host: string): Promise<Taken> {
  const place = await breaker.acquire(host, null);
  if (typeof place === "number") throw new Error(`${host} may not be called.`);
  return place;
}

test("a host that keeps failing rests, in every process; one failure more sends it back, one success ends it", async () => {
  const clock = fakeClock();
  const [one, other] = [makeBreaker(clock), makeBreaker(clock)];
  const call = async (breaker: HostBreaker, isFine: boolean) =>
    breaker.release(await takePlace(breaker, "a.example"), isFine);
  for (let failures = 1; failures < HOST_LIMITS.failuresMax; failures += 1) await call(one, false);
  await call(other, false);
  const until = clock.now().getTime() + HOST_LIMITS.restMs;
  clock.advance(1_000);
  expect(await one.acquire("a.example", null)).toBe(until);
  expect(await other.acquire("a.example", null)).toBe(until);
  await takePlace(one, "b.example");
  clock.set(new Date(until));
  await call(one, false);
  expect(await one.acquire("a.example", null)).toBe(until + 2 * HOST_LIMITS.restMs);
  clock.advance(2 * HOST_LIMITS.restMs);
  await call(one, true);
  for (let calls = 0; calls < HOST_LIMITS.failuresMax - 1; calls += 1) await call(one, false);
  await takePlace(one, "a.example");
});

test("a host that asked for a pause is called by no process before it is over", async () => {
  const clock = fakeClock();
  const [one, other] = [makeBreaker(clock), makeBreaker(clock)];
  await takePlace(other, "pause.example");
  await one.rest("pause.example", 30_000);
  await other.rest("pause.example", 10_000);
  const until = clock.now().getTime() + 30_000;
  clock.advance(1_000);
  // An answer that was under way ends the pause no sooner.
  await one.release(await takePlace(one, "b.example"), true);
  expect(await other.acquire("pause.example", null)).toBe(until);
  clock.set(new Date(until));
  await takePlace(other, "pause.example");
});

test("calls that find no place wait for one, and those that would wait long come back one after the other", async () => {
  const clock = fakeClock();
  const breaker = makeBreaker(clock, 1);
  const first = await takePlace(breaker, "busy.example");
  const second = breaker.acquire("busy.example", null);
  await breaker.release(first, true);
  const place = await second;
  if (typeof place === "number") throw new Error("The place was free.");
  // It has been going on for so long that nobody waits for its end.
  clock.advance(10_000);
  const later = [await breaker.acquire("busy.example", null), await breaker.acquire("busy.example", null)];
  expect(later.map((at) => Number(at) - clock.now().getTime())).toEqual([100, 10_100]);
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

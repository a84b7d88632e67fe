import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeRandom, readChaosSize } from "@/lib/testing/engine-chaos";
import type { EngineChild } from "@/lib/testing/engine-child";
import { CHILD_LEASES, engineChildren } from "@/lib/testing/engine-child";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { answerTour, countOnTour, endPauses, enterTour, makeTour } from "@/lib/testing/engine-tour";
import type { Tour } from "@/lib/testing/engine-tour";
import { auditTour } from "@/lib/testing/engine-tour-audit";
import { makeEngineWorld } from "@/lib/testing/engine-world";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const startEngineChild = await engineChildren();
const size = readChaosSize({ kills: 6, profiles: 1000 }, { kills: 60, profiles: 5000 });
const sink = await startHttpSink(answerTour);
const mail = await startMailCatcher();
let engines: EngineChild[] = [];
let tour: Tour;

beforeAll(async () => {
  tour = await makeTour(await makeEngineWorld(pool, { now: () => new Date() }), {
    sinkUrl: sink.url,
    profiles: size.profiles,
  });
  const environment = { SMTP_URL: mail.url, ALLOW_PRIVATE_TARGETS: "127.0.0.0/8" };
  engines = await Promise.all([startEngineChild(environment), startEngineChild(environment)]);
});
afterAll(async () => {
  await Promise.all([sink.close(), mail.close()]);
});

const EFFECTS_EACH = 1.9;
const LEASE_MS = Number(CHILD_LEASES.CUELIGHT_EFFECT_LEASE_MS);
/** What a stopped engine holds is free again after this. */
const LET_GO_MS_MAX = 15_000;
const TRIES = 100;
const TRY_MS = 150;
const SURE_MS = 1_500;

const countEffects = () => sink.calls.length + mail.letters.length;

async function isOver(): Promise<boolean> {
  await endPauses(tour);
  return (await countOnTour(tour)) === 0;
}

/** Results that an engine brought too late, by its own account. */
function countFenced({ log }: EngineChild): number {
  return log.reduce((sum, line) => sum + (typeof line["fenced"] === "number" ? line["fenced"] : 0), 0);
}

/** The session that has stood still in the middle of a transaction for so long. */
async function findHeldSession(ms: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cuelight engine'
       AND state = 'idle in transaction' AND state_change < clock_timestamp() - $1 * interval '1 ms'`,
    [ms],
  );
  return rows[0]?.pid;
}

/** Stops an engine at a moment when it holds a transaction. */
async function stopInTransaction(engine: EngineChild): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    engine.send("SIGSTOP");
    await delay(TRY_MS);
    if ((await findHeldSession(TRY_MS / 2)) !== undefined) {
      // The other engine may be slow, too, but not for so long.
      await delay(SURE_MS);
      const session = await findHeldSession(SURE_MS);
      if (session !== undefined) return session;
    }
    engine.send("SIGCONT");
    await delay(tries % 7);
  }
  throw new Error(`In ${TRIES} tries the engine was never in a transaction.`);
}

test(
  `two engines, of which one is stopped longer than its lease again and again: nothing is done wrong, what comes too late is refused (seed ${size.seed})`,
  async () => {
    const random = makeRandom(size.seed);
    const half = size.profiles / 2;
    await enterTour(tour, { from: 0, to: half });
    const step = (half * EFFECTS_EACH) / (size.kills * 2);
    for (let stops = 0; stops < size.kills; stops += 1) {
      const engine = engines[random() < 0.5 ? 0 : 1];
      const goal = countEffects() + 1 + random() * step;
      await waitUntil("work to stop in", async () => (await isOver()) || countEffects() >= goal, size.deadlineMs);
      engine?.send("SIGSTOP");
      await delay(LEASE_MS * (1.3 + random()));
      engine?.send("SIGCONT");
    }
    await waitUntil("everybody is through", isOver, size.deadlineMs);
    await waitUntil("late results are refused", () => engines.some((engine) => countFenced(engine) > 0));
  },
  size.testMs,
);

test(
  "an engine that is stopped in the middle of a transaction lets go of its rows, and the other one goes on with them",
  async () => {
    const [stopped, other] = engines;
    if (!stopped || !other) throw new Error("there are two engines");
    await enterTour(tour, { from: size.profiles / 2, to: size.profiles });
    const session = await stopInTransaction(stopped);
    const isGone = async () => {
      const { rows } = await pool.query("SELECT 1 FROM pg_stat_activity WHERE pid = $1", [session]);
      return rows.length === 0;
    };
    await waitUntil("the stopped engine's session is ended", isGone, LET_GO_MS_MAX);
    await waitUntil("everybody is through without it", isOver, size.deadlineMs);
    stopped.send("SIGCONT");
    for (const engine of engines) engine.send("SIGTERM");
    expect(await Promise.all(engines.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await auditTour(tour, { sink, mail })).toEqual([]);
  },
  size.testMs,
);

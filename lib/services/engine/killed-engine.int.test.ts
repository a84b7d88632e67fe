import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { engineChildren } from "@/lib/testing/engine-child";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { auditTour } from "@/lib/testing/engine-tour-audit";
import { answerTour, countOnTour, endPauses, enterTour, makeTour } from "@/lib/testing/engine-tour";
import { makeEngineWorld } from "@/lib/testing/engine-world";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { makeRandom, readChaosSize } from "@/lib/testing/engine-chaos";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const startEngineChild = await engineChildren();
const size = readChaosSize({ kills: 9, profiles: 1000 }, { kills: 200, profiles: 5000 });
const sink = await startHttpSink(answerTour);
const mail = await startMailCatcher();
afterAll(async () => {
  await Promise.all([sink.close(), mail.close()]);
});

/** Calls and letters a profile causes, on average. */
const EFFECTS_EACH = 1.9;
const ENTRIES = 4;
const KILL_DELAY_MS_MAX = 40;

test(
  `an engine that is killed again and again loses nobody, moves nobody twice, and keeps each effect's key (seed ${size.seed})`,
  async () => {
    const world = await makeEngineWorld(pool, { now: () => new Date() });
    const tour = await makeTour(world, { sinkUrl: sink.url, profiles: size.profiles });
    const random = makeRandom(size.seed);
    const environment = { SMTP_URL: mail.url, ALLOW_PRIVATE_TARGETS: "127.0.0.0/8" };
    const countEffects = () => sink.calls.length + mail.letters.length;
    const stepMax = (size.profiles * EFFECTS_EACH * 1.6) / size.kills;
    const isOver = async () => {
      await endPauses(tour);
      return (await countOnTour(tour)) === 0;
    };
    for (let kills = 0; kills < size.kills; kills += 1) {
      // Some enter while no engine runs; all of them early, so that later kills hit the middle of their ways.
      const chunk = Math.ceil(size.profiles / ENTRIES);
      if (kills < ENTRIES) await enterTour(tour, { from: kills * chunk, to: (kills + 1) * chunk });
      const child = await startEngineChild(environment);
      const goal = countEffects() + 1 + Math.floor(random() * stepMax);
      await waitUntil("work to kill in", async () => (await isOver()) || countEffects() >= goal, size.deadlineMs);
      await delay(random() * KILL_DELAY_MS_MAX);
      child.send("SIGKILL");
      await child.ended;
    }
    const last = await startEngineChild(environment);
    await waitUntil("everybody is through", isOver, size.deadlineMs);
    last.send("SIGTERM");
    expect(await last.ended).toBe(0);
    expect(await auditTour(tour, { sink, mail })).toEqual([]);
  },
  size.testMs,
);

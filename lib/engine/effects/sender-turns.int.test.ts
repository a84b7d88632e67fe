import { expect, test } from "vitest";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const MINUTE_MS = 60_000;
const LETTERS = 6;

test("letters over a sender's limit wait visibly, use up no attempt, and go out in their time, whichever engine has them", async () => {
  const clock = fakeClock();
  const world = await makeEngineWorld(pool, clock);
  const { mailingId, resourceId } = await addMailing(world, { subject: "s", text: "t" });
  await pool.query(
    `INSERT INTO sender (account_id, name, host, port, tls, from_address, is_default, rate_limit, rate_per)
     VALUES ($1, 'slow', 'x', 25, 'none', 'a@b.example', true, 3, 'minute')`,
    [world.accountId],
  );
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  const graph = graphOf([node(1, "send-email", { mailingId }), ...exits], "0.next>1", "1.sent>2", "1.not_sent>3");
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, LETTERS);
  await subscribe(
    world,
    resourceId,
    profileIds.map((profileId) => ({ profileId, address: `p${profileId}@letters.example` })),
  );
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  const sentAt: number[] = [];
  const start = () =>
    startTestEngine({
      ...{ url, clock },
      // The clock leaps; a lease that ends in a leap would send a letter twice.
      settings: { effectLeaseMs: 60 * MINUTE_MS },
      deliverEmail: () => {
        sentAt.push(clock.now().getTime());
        return Promise.resolve({ kind: "sent", response: "250 OK" });
      },
    });
  const engines = [await start(), await start()];
  try {
    const waiting = async () => {
      const { rows } = await pool.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM message WHERE mailing_id = $1 AND status = 'queued' AND reason = 'sender_limit'",
        [mailingId],
      );
      return rows[0]?.n ?? 0;
    };
    await waitUntil("all but one wait", async () => (await waiting()) === LETTERS - 1);
    await waitUntil("all are sent", async () => {
      // The clock goes on only while nothing is under way, so that a letter's moment is the moment of its turn.
      const { rows } = await pool.query<{ busy: number; next: Date | null }>(
        "SELECT count(*) FILTER (WHERE lease IS NOT NULL)::int AS busy, min(due_at) AS next FROM effect",
      );
      const [queue] = rows;
      if (queue?.busy === 0 && queue.next !== null && queue.next > clock.now()) clock.set(queue.next);
      return sentAt.length === LETTERS;
    });
    await waitUntil("all are noted", async () => {
      const { rows } = await pool.query("SELECT 1 FROM message WHERE mailing_id = $1 AND status = 'sent'", [mailingId]);
      return rows.length === LETTERS;
    });
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
  }
  const sorted = sentAt.sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((at, n) => at - (sorted[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MINUTE_MS / 3 - 500);
  const { rows } = await pool.query("SELECT attempt FROM effect_attempt WHERE scenario_id = $1", [scenarioId]);
  expect(rows).toEqual(Array.from({ length: LETTERS }, () => ({ attempt: 1 })));
});

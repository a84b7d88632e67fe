import { expect, test } from "vitest";
import { auditScenarios } from "@/lib/testing/engine-audit";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");

const HOUR_MS = 3_600_000;
const TEST_MS = 120_000;
const BEST_HOUR = 15;
const EACH = 3;
const SHARDS = 256;
const CALL = {
  ...{ method: "POST", url: "http://crm.example/{apicontent.n}", headers: [], contentType: "json", body: "" },
  ...{ timeoutSeconds: 5, retries: 0, success: [{ from: 200, to: 299 }], mapping: [] },
};
const PAUSE = { mode: "duration", days: 0, hours: 3, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const NEVER = { kind: "field", field: "_city", is: "equal", value: "Nowhere" };
const ANYTHING = { kind: "group", match: "all", items: [] };
const DELAYED = { awaited: "condition", event: "", content: ANYTHING, condition: NEVER, days: 0, hours: 5, minutes: 0 };
const BEST = { lookBackDays: 30, fallbackHour: BEST_HOUR, longestWaitHours: 48 };

/** The next moment at which it is so many o'clock; within that hour at once. */
function findNextHour(from: Date): Date {
  if (from.getUTCHours() === BEST_HOUR) return from;
  const moment = new Date(from);
  moment.setUTCHours(BEST_HOUR, 0, 0, 0);
  return moment > from ? moment : new Date(moment.getTime() + 24 * HOUR_MS);
}

const later = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS);
const WAITS = [
  { type: "pause", settings: PAUSE, output: "next", until: (from: Date) => later(from, 3) },
  { type: "delayed-condition", settings: DELAYED, output: "no", until: (from: Date) => later(from, 5) },
  { type: "best-send-time", settings: BEST, output: "next", until: findNextHour },
];

/** Where the clock goes: in hours, back and forth, over days and months; in the end everybody's time has come. */
const JUMPS = [1, -2, 2.5, -0.5, 1, -30, 29, 2, -1, 6, -24 * 40, 24 * 40, 18, -5, 12, -24 * 400, 24 * 403];

test(
  "the clock jumps forth and back under those who wait: each goes once, when its time is reached, and not before",
  async () => {
    const world = await makeEngineWorld(pool, clock);
    const scenarioIds: number[] = [];
    for (const { type, settings, output } of WAITS) {
      const nodes = [node(1, type, settings), node(2, "http-call", CALL), node(3, "exit", { reason: "" })];
      scenarioIds.push(await addScenario(world, graphOf(nodes, "0.next>1", `1.${output}>2`, "2.success>3")));
    }
    const calls: string[] = [];
    const engine = await startTestEngine({
      ...{ url, clock },
      sendHttp: (request) => {
        calls.push(request.url);
        return Promise.resolve({ kind: "answer", status: 200, headers: {}, body: "{}", durationMs: 1 });
      },
    });
    // Of two shards, so that who waits shares batches with who is due.
    const everybody = (await addProfiles(world, (SHARDS / 2) * EACH * WAITS.length * (JUMPS.length + 1))).filter(
      (id) => (id & 255n) < 2n,
    );
    const ends = new Map<string, Date>();
    const ended = new Set<string>();

    /** Profiles begin each of the waits now; all that are due are through, nobody else is. */
    const checkNow = async () => {
      for (const [n, { until }] of WAITS.entries()) {
        for (const profileId of everybody.splice(0, EACH)) {
          const moment = until(clock.now());
          await enter(world, scenarioIds[n] ?? 0, { profileIds: [profileId], apicontent: { n: `${profileId}` } });
          ends.set(`${profileId}`, moment);
        }
      }
      for (const [id, until] of ends) if (until <= clock.now()) ended.add(id);
      await waitUntil("all whose time is reached are through, and the others wait", async () => {
        const text = `SELECT 1 FROM task WHERE NOT (CASE WHEN profile_id = ANY($1::bigint[]) THEN status = 'ended'
          ELSE status = 'waiting' OR status = 'ended' END) LIMIT 1`;
        return (await pool.query(text, [[...ended]])).rows.length === 0;
      });
      const { rows } = await pool.query<{ id: string }>(
        "SELECT profile_id::text AS id FROM task WHERE status = 'ended'",
      );
      expect(rows.map(({ id }) => id).sort()).toEqual([...ended].sort());
    };

    try {
      await checkNow();
      for (const hours of JUMPS) {
        clock.advance(hours * HOUR_MS);
        await checkNow();
      }
      clock.advance(72 * HOUR_MS);
      for (const id of ends.keys()) ended.add(id);
      await waitUntil("everybody is through", async () => {
        return (await pool.query("SELECT 1 FROM task WHERE status <> 'ended' LIMIT 1")).rows.length === 0;
      });
    } finally {
      await engine.stop();
    }
    expect(calls.sort()).toEqual([...ends.keys()].map((id) => `http://crm.example/${id}`).sort());
    expect(await auditScenarios(pool, scenarioIds)).toEqual([]);
  },
  TEST_MS,
);

import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { recordMessageFact } from "@/lib/engine/messages/record-message-fact.server";
import type { MessageEvent } from "@/lib/engine/sql/record-message-fact.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { JsonObject } from "@/lib/shared/json";
import { drainFacts, tellFact } from "@/lib/testing/engine-facts";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { waitUntil } from "@/lib/testing/wait-until";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const HOUR_MS = 3_600_000;
const ANY: JsonObject = { kind: "group", match: "all", items: [] };
const exit = (id: number) => node(id, "exit", { reason: "" });

function awaiting(more: JsonObject) {
  const settings = {
    awaited: "event",
    event: "paid",
    content: ANY,
    condition: ANY,
    days: 0,
    hours: 2,
    minutes: 0,
    ...more,
  };
  return graphOf([node(1, "delayed-condition", settings), exit(2), exit(3)], "0.next>1", "1.yes>2", "1.no>3");
}

async function start(more: JsonObject, fields: JsonObject = {}) {
  const scenarioId = await addScenario(world, awaiting(more));
  const [profileId = 0n] = await addProfiles(world, 1, fields);
  const [result] = await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  return { scenarioId, profileId, passId: result?.status === "entered" ? result.passId : 0n };
}

/** 1 = waits, 2 = left by yes, 3 = by no. */
async function placeOf(scenarioId: number) {
  const { rows } = await pool.query<{ node_id: number }>("SELECT node_id FROM task WHERE scenario_id = $1", [
    scenarioId,
  ]);
  return rows[0]?.node_id;
}

/** As events/send does, without using it at once. */
async function sendEvent(
  profileId: bigint,
  { name = "paid", content = {} }: { name?: string; content?: JsonObject } = {},
) {
  await inTransaction(pool, (client) =>
    insertProfileEvents(client, { now: clock.now(), source: "system" }, [
      { profileId, kind: "event", detail: { name, content } },
    ]),
  );
  await tellFact(world, { profileIds: [profileId], fact: { kind: "event", name, content } });
  return drainFacts(world);
}

test("the awaited event ends the wait at once; another name, another content and another profile do not", async () => {
  const content = { kind: "apicontent", path: "total", is: "greater", value: 10 };
  const { scenarioId, profileId } = await start({ content });
  const [stranger = 0n] = await addProfiles(world, 1);
  clock.advance(1_000);
  expect(await sendEvent(profileId, { name: "Paid", content: { total: 50 } })).toMatchObject({ woken: 0 });
  expect(await sendEvent(profileId, { content: { total: 5 } })).toMatchObject({ woken: 0 });
  expect(await sendEvent(stranger, { content: { total: 50 } })).toMatchObject({ woken: 0 });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(1);
  expect(await sendEvent(profileId, { content: { total: 50 } })).toMatchObject({ woken: 1 });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(2);
});

test("the wait is counted from the arrival, also when facts wake it in vain; its history says once that it waits", async () => {
  const condition = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const { scenarioId, profileId } = await start({ awaited: "condition", condition }, { _city: "Rome" });
  clock.advance(HOUR_MS);
  const fact = {
    kind: "profile_changed",
    how: "api",
    created: false,
    fields: { _city: { from: "A", to: "Rome" } },
  } as const;
  await tellFact(world, { profileIds: [profileId], fact });
  expect(await drainFacts(world)).toMatchObject({ woken: 1 });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(1);
  const { rows } = await pool.query("SELECT 1 FROM task_event WHERE scenario_id = $1 AND kind = 'waited'", [
    scenarioId,
  ]);
  expect(rows).toHaveLength(1);
  clock.advance(HOUR_MS - 1);
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(1);
  clock.advance(1);
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(3);
});

test("a condition is asked again when what it looks at changes, and not for other fields", async () => {
  const condition = { kind: "field", field: "_city", is: "equal", value: "Paris" };
  const { scenarioId, profileId } = await start({ awaited: "condition", condition });
  await pool.query(`UPDATE profile SET fields = '{"_city":"Paris"}' WHERE id = $1`, [profileId]);
  const changed = (field: string) => {
    const fields = { [field]: { from: null, to: "Paris" } };
    return tellFact(world, {
      profileIds: [profileId],
      fact: { kind: "profile_changed", how: "api", created: false, fields },
    });
  };
  await changed("note");
  expect(await drainFacts(world)).toMatchObject({ woken: 0 });
  await changed("_city");
  expect(await drainFacts(world)).toMatchObject({ woken: 1 });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(2);
});

test("an event that came before the profile arrived counts from the pass's beginning on, not from before", async () => {
  const pause = { mode: "duration", days: 0, hours: 1, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
  const { nodes, edges } = awaiting({});
  const links = edges.filter(({ from }) => from !== 0).map(({ from, output, to }) => `${from}.${output}>${to}`);
  const graph = graphOf([...nodes.slice(1), node(9, "pause", pause)], "0.next>9", "9.next>1", ...links);
  const scenarioId = await addScenario(world, graph);
  const [early = 0n, old = 0n] = await addProfiles(world, 2);
  await sendEvent(old);
  clock.advance(1_000);
  await enter(world, scenarioId, { profileIds: [early, old] });
  await drain(world);
  clock.advance(1_000);
  await sendEvent(early);
  clock.advance(HOUR_MS);
  await drain(world);
  const { rows } = await pool.query("SELECT node_id FROM task WHERE scenario_id = $1 ORDER BY profile_id", [
    scenarioId,
  ]);
  expect(rows).toEqual([{ node_id: 2 }, { node_id: 1 }]);
});

test("an event that passes a frozen scenario by is found when it is activated", async () => {
  const { scenarioId, profileId } = await start({});
  await stopScenario(pool, { accountId: world.accountId, scenarioId, keepProfiles: true }, world);
  await settleOperations(pool, world);
  clock.advance(1_000);
  expect(await sendEvent(profileId)).toMatchObject({ woken: 0 });
  await activateScenario(pool, { accountId: world.accountId, scenarioId }, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(2);
});

test.each([
  ["opened", "opened", ["delivered", "bounced"]],
  ["delivered", "delivered", ["bounced"]],
  ["delivered", "opened", []],
] as const)(
  "waiting for %s, an event %s of the pass's last letter ends it; an older letter's does not",
  async (...row) => {
    const [awaited, ends, doNotEnd] = row;
    const { scenarioId, profileId, passId } = await start({ awaited });
    const [older, last] = [BigInt(scenarioId) * 1_000n + 101n, BigInt(scenarioId) * 1_000n + 102n];
    const addMessage = async (id: bigint) => {
      await pool.query(
        `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, pass_id, address, status, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'email', 1, 1, 1, 1, $6, 'a@x.com', 'sent', $7, $7)`,
        [profileId & 255n, id, world.accountId, world.databaseId, profileId, passId, clock.now()],
      );
    };
    await addMessage(older);
    await addMessage(last);
    const happens = async (messageId: bigint, event: MessageEvent) => {
      const happened = { shard: Number(profileId & 255n), messageId, event, at: clock.now() };
      await inTransaction(pool, (client) => recordMessageFact(client, happened));
      await drainFacts(world);
      await drain(world);
    };
    await happens(older, ends);
    for (const event of doNotEnd) await happens(last, event);
    expect(await placeOf(scenarioId)).toBe(1);
    await happens(last, ends);
    expect(await placeOf(scenarioId)).toBe(2);
  },
);

test("a fact that is used while a batch brings the profile into the wait waits for that batch", async () => {
  const scenarioId = await addScenario(world, awaiting({}));
  const [profileId = 0n] = await addProfiles(world, 1);
  await enter(world, scenarioId, { profileIds: [profileId] });
  clock.advance(1_000);
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const place = { shard: Number(profileId & 255n), lane: 0, now: clock.now(), limit: 10 };
  let sent: ReturnType<typeof sendEvent> | undefined;
  await inBatch(pool, async (client, quotas) => {
    await runDueBatch(client, { ...deps, quotas }, place);
    // The batch has looked for the event and found none; now it comes.
    sent = sendEvent(profileId);
    await waitUntil("the use of the fact waits", async () => {
      const { rows } = await pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      return rows.length > 0;
    });
  });
  expect(await sent).toMatchObject({ woken: 1 });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(2);
});

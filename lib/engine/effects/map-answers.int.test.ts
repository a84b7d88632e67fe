import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import type { EffectAnswer, EffectResult } from "@/lib/engine/effects/effect-job";
import { settleEffects } from "@/lib/engine/effects/settle-effects.server";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { JsonObject } from "@/lib/shared/json";
import { startTestEngine } from "@/lib/testing/engine-process";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
  await pool.query(
    `INSERT INTO field (database_id, name, type, is_key, is_unique)
     VALUES ($1, 'crm', 'string', true, true), ($1, 'points', 'integer', false, false)`,
    [world.databaseId],
  );
});

const MAPPING = [
  { to: "profile", name: "crm", path: "$.id" },
  { to: "profile", name: "points", path: "$.points" },
  { to: "apicontent", name: "tier", path: "$.tier" },
  { to: "response", name: "id", path: "$.id" },
];
const CALL = {
  ...{ method: "POST", url: "http://x.example/{apicontent.n}", headers: [], contentType: "json", body: "" },
  ...{ timeoutSeconds: 5, retries: 0 },
  success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
};
const call = (mapping: JsonObject[]) => ({ ...node(1, "http-call", { ...CALL, mapping }), version: 2 });
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const graphWith = (mapping: JsonObject[]) =>
  graphOf(
    [call(mapping), node(2, "pause", PAUSE), node(3, "exit", { reason: "" })],
    ...["0.next>1", "1.success>2", "1.error>3"],
  );

async function fieldsOf(profileIds: readonly bigint[]) {
  const { rows } = await pool.query<{ fields: JsonObject }>(
    "SELECT fields FROM profile WHERE id = ANY($1::bigint[]) ORDER BY id",
    [profileIds],
  );
  return rows.map(({ fields }) => fields);
}

async function tasksOf(scenarioId: number) {
  const { rows } = await pool.query<{ node_id: number; apicontent: JsonObject; vars: JsonObject }>(
    "SELECT node_id, apicontent, vars FROM task WHERE scenario_id = $1 ORDER BY (apicontent->>'n')::int, profile_id",
    [scenarioId],
  );
  return rows;
}

async function historyOf(scenarioId: number) {
  const { rows } = await pool.query<{ line: string }>(
    "SELECT kind || ' ' || output AS line FROM task_event WHERE scenario_id = $1 AND node_id = 1 AND kind = 'left'",
    [scenarioId],
  );
  return rows.map(({ line }) => line);
}

test("answers go into fields, apicontent and answers; what does not fit or is taken leads out by Error and changes nothing", async () => {
  const listener = { field: "points", fromIs: "any", from: "", toIs: "any", to: "" };
  await addScenario(world, graphOf([node(5, "field-trigger", listener), node(6, "exit", { reason: "" })], "5.next>6"));
  const scenarioId = await addScenario(world, graphWith(MAPPING));
  const profileIds = await addProfiles(world, 4, { _fname: "Ann", points: 1 });
  const answers = [
    '{"id":"A","points":"7","tier":"gold"}',
    '{"id":"B","points":"many"}',
    '{"id":"A","points":8}',
    "{}",
  ];
  const engine = await startTestEngine({
    ...{ url, clock },
    sendHttp: ({ url: target }) => {
      const body = answers[Number(target.split("/").at(-1))] ?? "";
      return Promise.resolve({ kind: "answer", status: 200, headers: {}, body, durationMs: 1 });
    },
  });
  try {
    // One after the other, so that it is known who comes first to the unique value.
    for (const [n, profileId] of profileIds.entries()) {
      await enter(world, scenarioId, { profileIds: [profileId], apicontent: { n } });
      await waitUntil("the answer is written", async () => {
        const { rows } = await pool.query(
          "SELECT 1 FROM task WHERE scenario_id = $1 AND profile_id = $2 AND status IN ('waiting', 'ended')",
          [scenarioId, profileId],
        );
        return rows.length === 1;
      });
    }
  } finally {
    await engine.stop();
  }
  expect(await fieldsOf(profileIds)).toEqual([
    { _fname: "Ann", points: 7, crm: "A" },
    ...[1, 2, 3].map(() => ({ _fname: "Ann", points: 1 })),
  ]);
  expect((await tasksOf(scenarioId)).filter(({ node_id }) => node_id === 2)).toEqual([
    { node_id: 2, apicontent: { n: 0, tier: "gold" }, vars: { id: "A" } },
    { node_id: 2, apicontent: { n: 3, tier: null }, vars: { id: null } },
  ]);
  const left = await pool.query<{ detail: JsonObject }>(
    "SELECT detail FROM task_event WHERE scenario_id = $1 AND kind = 'left' AND output = 'error' ORDER BY at, pass_id",
    [scenarioId],
  );
  expect(left.rows.map(({ detail }) => detail)).toEqual([
    { status: 200, field: "points", message: 'must be a whole number, got "many"' },
    { status: 200, message: "Another profile has the same value of a unique field." },
  ]);
  const { rows } = await pool.query("SELECT 1 FROM task WHERE scenario_id <> $1 AND profile_id = $2", [
    scenarioId,
    profileIds[0],
  ]);
  expect(rows, "a changed field is a fact").toHaveLength(1);
});

const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };

/** Takes all calls of a shard and answers them together, each as its pass's number says. */
async function answerAll(shard: number, answers: readonly EffectAnswer[]) {
  const now = clock.now();
  const until = new Date(now.getTime() + 15_000);
  const { jobs } = await inTransaction(pool, (client) =>
    takeEffects(client, { shard, lane: 0, now, limit: 10, until, lease: "a" }),
  );
  const inOrder = [...jobs].sort((a, b) => (a.id < b.id ? -1 : 1));
  const results = inOrder.map((job, n): EffectResult => {
    const answer = answers[n] ?? null;
    return { job, log: null, message: null, next: { kind: "done", answer } };
  });
  await inBatch(pool, (client, quotas) => settleEffects(client, { ...deps, quotas }, { shard, now, results }));
}

const withFields = (fields: JsonObject): EffectAnswer => ({
  ...{ outcome: { kind: "exit", output: "success" }, response: null, sent: null },
  patch: { fields, refused: "error" },
});
const shardOf = (profileIds: readonly bigint[]) => Number((profileIds[0] ?? 0n) & 255n);

test("of two answers for one profile that come together, the refused one takes nothing of the other with it", async () => {
  const scenarioId = await addScenario(world, graphWith(MAPPING), { reentry: "parallel" });
  const [holder = 0n, ...profileIds] = await addProfiles(world, 2);
  await enter(world, scenarioId, { profileIds: [holder] });
  await drain(world);
  await answerAll(shardOf([holder]), [withFields({ crm: "C" })]);
  for (const n of [0, 1]) await enter(world, scenarioId, { profileIds, apicontent: { n } });
  await drain(world);
  await answerAll(shardOf(profileIds), [withFields({ crm: "C" }), withFields({ points: 3 })]);
  expect((await historyOf(scenarioId)).sort()).toEqual(["left error", "left success", "left success"]);
  expect(await fieldsOf([holder, ...profileIds])).toEqual([{ crm: "C" }, { points: 3 }]);
});

test("an answer that changes the profile keeps its other fields, also where the version of today changes none", async () => {
  const scenarioId = await addScenario(world, graphWith(MAPPING));
  const profileIds = await addProfiles(world, 1, { _fname: "Ann" });
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  await pool.query("INSERT INTO scenario_version (scenario_id, version, graph) VALUES ($1, 2, $2)", [
    scenarioId,
    JSON.stringify(graphWith([])),
  ]);
  await pool.query("UPDATE scenario_control SET version = 2 WHERE scenario_id = $1", [scenarioId]);
  await answerAll(shardOf(profileIds), [withFields({ points: 3 })]);
  expect(await fieldsOf(profileIds)).toEqual([{ _fname: "Ann", points: 3 }]);
});

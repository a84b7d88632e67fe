import { afterAll, expect, test } from "vitest";
import { sealSecret } from "@/lib/auth/secret-box.server";
import { engineChildren } from "@/lib/testing/engine-child";
import { findTextInTables } from "@/lib/testing/find-text-in-tables";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const startEngineChild = await engineChildren();
const SLOWLY_MS = 300;
// The other system repeats what it was told, as careless ones do.
const sink = await startHttpSink(({ path, authorization }) => ({
  status: 200,
  body: JSON.stringify({ id: 7, you: authorization }),
  delayMs: path.startsWith("/slow") ? SLOWLY_MS : 0,
}));
afterAll(() => sink.close());

const world = await makeEngineWorld(pool, { now: () => new Date() });
const LOCAL = { ALLOW_PRIVATE_TARGETS: "127.0.0.0/8,::1,localhost" };
const CAPACITY = 8;
const SECRET = 'Zq7-very-secret/"+';

function callGraph(settings: object) {
  const call = {
    ...{ method: "POST", url: "", headers: [], contentType: "json", body: "{}", timeoutSeconds: 5, retries: 2 },
    ...{ success: [{ from: 200, to: 299 }], mapping: [{ name: "id", path: "$.id" }], ...settings },
  };
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  return graphOf([node(1, "http-call", call), ...exits], "0.next>1", "1.success>2", "1.error>3");
}

async function waitForAll(scenarioId: number, nodeId: number, count: number): Promise<void> {
  await waitUntil(`${count} profiles end at ${nodeId}`, async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM task WHERE scenario_id = $1 AND node_id = $2 AND status = 'ended'",
      [scenarioId, nodeId],
    );
    return rows.length === count;
  });
}

test("SIGTERM under load: what runs is finished, nothing new is begun, and the next engine repeats nothing", async () => {
  const scenarioId = await addScenario(world, callGraph({ url: `${sink.url}/slow/{apicontent.n}` }));
  const profileIds = await addProfiles(world, 60);
  await enter(world, scenarioId, { profileIds, apicontent: { n: 1 } });
  const environment = { ...LOCAL, CUELIGHT_EFFECT_WORKERS: String(2 * CAPACITY) };
  const first = await startEngineChild(environment);
  await waitUntil("calls are under way", () => sink.calls.length > CAPACITY);
  first.send("SIGTERM");
  const before = sink.calls.length;
  expect(await first.ended).toBe(0);
  expect(sink.calls.length - before).toBeLessThanOrEqual(CAPACITY);
  const leased = await pool.query("SELECT 1 FROM effect WHERE lease IS NOT NULL");
  expect(leased.rows).toEqual([]);
  const traces = await pool.query(
    "SELECT owner AS id FROM engine_shard WHERE owner IS NOT NULL UNION SELECT id FROM engine_process",
  );
  expect(traces.rows).toEqual([]);
  const left = await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM effect");
  expect(left.rows[0]?.n).toBeGreaterThan(0);
  const second = await startEngineChild(environment);
  await waitForAll(scenarioId, 2, profileIds.length);
  second.send("SIGTERM");
  expect(await second.ended).toBe(0);
  const keys = sink.calls.map(({ key }) => key);
  expect(keys).toHaveLength(profileIds.length);
  expect(new Set(keys).size).toBe(profileIds.length);
});

test("a secret goes to its host and nowhere else: not to another host, into no table, into no log", async () => {
  await pool.query(
    "INSERT INTO secret (account_id, name, value, hosts, updated_at) VALUES ($1, 'CRM', $2, '{127.0.0.1}', now())",
    [world.accountId, sealSecret(SECRET)],
  );
  const headers = [{ name: "Authorization", value: "Bearer {secret.CRM}" }];
  const url = `${sink.url}/secret/{apicontent.n}`;
  const there = await addScenario(world, callGraph({ url: `${url}?key={secret.CRM}`, headers }));
  const elsewhere = await addScenario(world, callGraph({ url: url.replace("127.0.0.1", "localhost"), headers }));
  const chosen = await addScenario(world, callGraph({ url: `http://{secret.CRM}/`, headers }));
  const profileIds = await addProfiles(world, 3);
  const engine = await startEngineChild(LOCAL);
  for (const scenarioId of [there, elsewhere, chosen]) {
    await enter(world, scenarioId, { profileIds, apicontent: { n: scenarioId } });
  }
  await waitForAll(there, 2, 3);
  await waitForAll(elsewhere, 3, 3);
  await waitForAll(chosen, 3, 3);
  engine.send("SIGTERM");
  await engine.ended;
  const calls = sink.calls.filter(({ path }) => path.startsWith("/secret/"));
  expect(calls.map(({ path }) => path)).toEqual(Array(3).fill(`/secret/${there}?key=${encodeURIComponent(SECRET)}`));
  expect(new Set(calls.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${SECRET}`]));
  for (const form of [SECRET, encodeURIComponent(SECRET), "very-secret"]) {
    expect(await findTextInTables(pool, form)).toEqual([]);
    expect(JSON.stringify(engine.log)).not.toContain(form);
  }
  const attempts = await pool.query<{ excerpt: string }>(
    "SELECT DISTINCT excerpt FROM effect_attempt WHERE scenario_id = $1",
    [elsewhere],
  );
  expect(attempts.rows).toEqual([{ excerpt: 'There is no secret "CRM" that may be sent to localhost.' }]);
});

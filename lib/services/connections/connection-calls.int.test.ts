import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { ConnectionInput } from "@/lib/contracts/connections";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { saveConnection } from "@/lib/services/connections/save-connection.server";
import { testConnection } from "@/lib/services/connections/test-connection.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { engineChildren } from "@/lib/testing/engine-child";
import type { SinkAnswer, SinkCall } from "@/lib/testing/engine-sink";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { findTextInTables } from "@/lib/testing/find-text-in-tables";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const startEngineChild = await engineChildren();
const LOCAL = { ALLOW_PRIVATE_TARGETS: "127.0.0.0/8,::1,localhost" };
for (const [name, value] of Object.entries(LOCAL)) vi.stubEnv(name, value);
reloadEnv();

const SECRET = 'Zq7-very-secret/"+';
/** The token that the other system takes now; it repeats whatever it was told, as careless ones do. */
let goodToken = 1;
const sink = await startHttpSink((call): SinkAnswer => {
  if (call.path === "/token") {
    return {
      status: 200,
      body: JSON.stringify({ access_token: `very-token-${goodToken}`, expires_in: 3600, you: call.body }),
    };
  }
  const isRefused = call.path.startsWith("/oauth") && call.authorization !== `Bearer very-token-${goodToken}`;
  return { status: isRefused ? 401 : 200, body: JSON.stringify({ id: 7, you: call.authorization }) };
});
afterAll(() => sink.close());

const world = await makeEngineWorld(pool, { now: () => new Date() });
const actor: Actor = {
  ...{ kind: "user", id: 1, name: "Ann", accountId: world.accountId, zone: "UTC", role: "admin" },
  ...{ permissions: [], groupIds: [], ip: null, requestId: "r" },
};

const shared = { hosts: ["127.0.0.1"], rateLimit: null, ratePer: "second", timeoutSeconds: null } as const;
const basic: ConnectionInput = {
  ...{ ...shared, hosts: ["127.0.0.1"], name: "basic", access: { kind: "basic", username: "ann" } },
  secrets: { password: SECRET },
};
const oauth: ConnectionInput = {
  ...{ ...shared, hosts: ["127.0.0.1"], name: "oauth", secrets: { clientSecret: SECRET } },
  access: { kind: "oauth2", tokenUrl: `${sink.url}/token`, clientId: "me", scope: "a b", credentials: "header" },
};

async function addCall(connectionId: number, url: string): Promise<number> {
  const call = {
    ...{
      method: "POST",
      url,
      headers: [],
      contentType: "json",
      body: "{}",
      connectionId,
      timeoutSeconds: 5,
      retries: 0,
    },
    success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
    mapping: [{ to: "response", name: "id", path: "$.id" }],
  };
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  return addScenario(
    world,
    graphOf([{ ...node(1, "http-call", call), version: 2 }, ...exits], "0.next>1", "1.success>2", "1.error>3"),
  );
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

const callsTo = (path: string): SinkCall[] => sink.calls.filter((call) => call.path.startsWith(path));
beforeEach(async () => {
  await pool.query("TRUNCATE connection");
});

test("calls carry a connection's proof of access to its own hosts; its secrets stand in no table, log or answer of a test", async () => {
  const { id: basicId } = await saveConnection(actor, null, basic);
  const { id: oauthId } = await saveConnection(actor, null, oauth);
  const there = await addCall(basicId, `${sink.url}/basic`);
  const elsewhere = await addCall(basicId, `${sink.url.replace("127.0.0.1", "localhost")}/elsewhere`);
  const gone = await addCall(999_999, `${sink.url}/gone`);
  const tokened = await addCall(oauthId, `${sink.url}/oauth`);
  const profileIds = await addProfiles(world, 5);
  const engine = await startEngineChild(LOCAL);
  for (const scenarioId of [there, elsewhere, gone, tokened]) await enter(world, scenarioId, { profileIds });
  await waitForAll(there, 2, 5);
  await waitForAll(elsewhere, 3, 5);
  await waitForAll(gone, 3, 5);
  await waitForAll(tokened, 2, 5);
  expect(callsTo("/token")).toHaveLength(1);
  // The other system takes another token from now on: the calls are repeated with it, and nobody leaves by Error.
  goodToken = 2;
  const more = await addProfiles(world, 5);
  await enter(world, tokened, { profileIds: more });
  await waitForAll(tokened, 2, 10);
  engine.send("SIGTERM");
  await engine.ended;

  const proof = `Basic ${Buffer.from(`ann:${SECRET}`).toString("base64")}`;
  expect(callsTo("/basic").map(({ authorization }) => authorization)).toEqual(Array(5).fill(proof));
  expect([...callsTo("/elsewhere"), ...callsTo("/gone")]).toEqual([]);
  const asked = callsTo("/token");
  expect(asked).toHaveLength(2);
  expect(asked[0]?.body).toBe("grant_type=client_credentials&scope=a+b");
  expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from(`me:${encodeURIComponent(SECRET)}`).toString("base64")}`);
  const tested = await testConnection(actor, { id: oauthId, url: `${sink.url}/oauth` });
  expect(tested).toMatchObject({ status: 200, text: '{"id":7,"you":"Bearer •••"}' });
  for (const form of [SECRET, "very-secret", "very-token", proof.slice(6)]) {
    expect(await findTextInTables(pool, form)).toEqual([]);
    expect(JSON.stringify([engine.log, tested])).not.toContain(form);
  }
  const attempts = await pool.query<{ status: number | null; excerpt: string }>(
    `SELECT status, excerpt FROM effect_attempt WHERE scenario_id = ANY($1::int[])
     GROUP BY status, excerpt ORDER BY excerpt COLLATE "C"`,
    [[elsewhere, gone, there]],
  );
  expect(attempts.rows).toEqual([
    { status: null, excerpt: 'The connection "basic" may be sent to 127.0.0.1, not to localhost.' },
    { status: null, excerpt: "There is no connection #999999." },
    { status: 200, excerpt: '{"id":7,"you":"Basic •••"}' },
  ]);
});

test("without a token no call is made, and the profile leaves by Error with the reason", async () => {
  const { id } = await saveConnection(actor, null, {
    ...oauth,
    access: { kind: "oauth2", tokenUrl: `${sink.url}/none`, clientId: "me", scope: "", credentials: "body" },
  });
  const scenarioId = await addCall(id, `${sink.url}/never`);
  const engine = await startEngineChild(LOCAL);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  await waitForAll(scenarioId, 3, 1);
  engine.send("SIGTERM");
  await engine.ended;
  expect(callsTo("/never")).toEqual([]);
  expect(callsTo("/none")[0]?.body).toContain(
    `client_secret=${new URLSearchParams({ s: SECRET }).toString().slice(2)}`,
  );
  const { rows } = await pool.query<{ excerpt: string }>("SELECT excerpt FROM effect_attempt WHERE scenario_id = $1", [
    scenarioId,
  ]);
  expect(rows).toEqual([{ excerpt: 'The connection "oauth" got no token: its answer holds none.' }]);
});

test("a connection with a limit is used no more often, and its calls wait", async () => {
  const { id } = await saveConnection(actor, null, { ...basic, rateLimit: 1, ratePer: "hour" });
  const scenarioId = await addCall(id, `${sink.url}/limited`);
  const engine = await startEngineChild(LOCAL);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 6) });
  await waitForAll(scenarioId, 2, 1);
  await waitUntil("the others are put off", async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM effect WHERE scenario_id = $1 AND lease IS NULL AND due_at > now()",
      [scenarioId],
    );
    return rows.length === 5;
  });
  expect(callsTo("/limited")).toHaveLength(1);
  engine.send("SIGTERM");
  await engine.ended;
});

import { expect, test } from "vitest";
import { hintWork } from "@/lib/engine/hint-work.server";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { startTestEngine } from "@/lib/testing/engine-process";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const world = await makeEngineWorld(pool, clock);

const call = {
  method: "POST",
  url: "http://crm.example/leads/{apicontent.ref}",
  headers: [],
  contentType: "json",
  body: '{"mail":"{lead.email}"}',
  timeoutSeconds: 5,
  retries: 1,
  success: [{ from: 200, to: 299 }],
  mapping: [{ name: "id", path: "$.id" }],
};

test("a start reaches its HTTP call, the answer is there for later elements, and the pass completes", async () => {
  const graph = graphOf(
    [
      node(1, "http-call", call),
      node(2, "update-profile", { updates: [{ field: "_company", action: "set", value: "crm-{response.id}" }] }),
      node(3, "exit", { reason: "done" }),
      node(4, "exit", { reason: "failed" }),
    ],
    "0.next>1",
    "1.success>2",
    "1.error>4",
    "2.next>3",
  );
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, 3, { email: "a@b.example" });
  const calls: { url: string; body: string | null; key: string; at: number }[] = [];
  const engine = await startTestEngine({
    url,
    sendHttp: (request) => {
      calls.push({ url: request.url, body: request.body, key: request.idempotencyKey, at: performance.now() });
      return Promise.resolve({ kind: "answer", status: 200, headers: {}, body: '{"id":7}', durationMs: 1 });
    },
  });
  try {
    await waitUntil("the engine holds all shards", async () => {
      const { rows } = await pool.query("SELECT 1 FROM engine_shard WHERE owner IS NOT NULL");
      return rows.length === 256;
    });
    await enter(world, scenarioId, { profileIds, apicontent: { ref: "x 1" } });
    hintWork(
      pool,
      profileIds.map((id) => Number(id & 255n)),
    );
    await waitUntil("all passes end", async () => {
      const { rows } = await pool.query("SELECT 1 FROM task WHERE status = 'ended' AND scenario_id = $1", [scenarioId]);
      return rows.length === 3;
    });
    expect(calls.map(({ url: target }) => target)).toEqual(Array(3).fill("http://crm.example/leads/x%201"));
    expect(calls[0]?.body).toBe('{"mail":"a@b.example"}');
    expect(new Set(calls.map(({ key }) => key)).size).toBe(3);
    const { rows } = await pool.query<{ fields: unknown }>("SELECT fields FROM profile WHERE id = $1", [profileIds[0]]);
    expect(rows[0]?.fields).toEqual({ email: "a@b.example", _company: "crm-7" });
    const left = await pool.query("SELECT 1 FROM effect");
    expect(left.rows).toHaveLength(0);
  } finally {
    await engine.stop();
  }
});

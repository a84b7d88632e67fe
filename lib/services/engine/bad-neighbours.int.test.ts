import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { afterAll, expect, test } from "vitest";
import { makeHttpClient } from "@/lib/channels/http/make-http-client.server";
import { retryTasks } from "@/lib/engine/control/retry-tasks.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { readPaths } from "@/lib/testing/engine-audit";
import { startTestEngine } from "@/lib/testing/engine-process";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const world = await makeEngineWorld(pool, clock);
const HUNGRY = 40;
const LONG_MS = 60_000;
const TEN_GB = 10 * 1024 ** 3;
const CHUNK = Buffer.alloc(64 * 1024, "x");

/** Says nothing, for ever. */
const hanging = await serve(() => undefined);
/** Says far too much, as long as somebody listens. */
const flooding = await serve((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": String(TEN_GB) });
  const pour = () => {
    while (!response.destroyed && response.write(CHUNK));
  };
  response.on("drain", pour);
  pour();
});
const good = await startHttpSink(() => ({ status: 200, body: '{"id":1}' }));
const client = makeHttpClient({
  ownApi: { publicUrl: "http://cue.example", dialOrigin: "http://127.0.0.1:1" },
  privateTargets: { kind: "list", targets: [{ host: "127.0.0.0/8", port: null }] },
});
afterAll(async () => {
  await client.close();
  await good.close();
  for (const server of [hanging, flooding]) server.closeAllConnections();
  await Promise.all([hanging, flooding].map((server) => new Promise((done) => server.close(done))));
});

const callGraph = (target: string) => {
  const call = {
    ...{ method: "GET", url: target, headers: [], contentType: "json", body: "", timeoutSeconds: 15, retries: 0 },
    ...{ success: [{ from: 200, to: 299 }], mapping: [{ name: "id", path: "$.id" }] },
  };
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  return graphOf([node(1, "http-call", call), ...exits], "0.next>1", "1.success>2", "1.error>3");
};
const portOf = (server: Server) => {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
};

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** The element Goal has a bug until it is mended. */
const bug = { isThere: true };
const withBug = (type: string) => {
  const implementation = getImplementation(type);
  if (type !== "goal" || !implementation) return implementation;
  const bind = (stored: Parameters<typeof implementation.bind>[0]) => {
    const bound = implementation.bind(stored);
    const step: typeof bound.step = (context, task) => {
      if (bug.isThere) throw new TypeError("no such thing");
      return bound.step(context, task);
    };
    return { ...bound, step };
  };
  return { ...implementation, bind };
};

async function countTasks(scenarioId: number, status: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND status = $2",
    [scenarioId, status],
  );
  return rows[0]?.n ?? 0;
}

test(
  "a target that hangs, one that answers 10 GB and an element that always throws delay nobody else; the task fails visibly and can be retried",
  async () => {
    const throwing = await addScenario(
      world,
      graphOf(
        [node(1, "goal", { name: "Bought", value: "1" }), node(2, "exit", { reason: "" })],
        ...["0.next>1", "1.next>2"],
      ),
    );
    const stuck = await addScenario(world, callGraph(`http://127.0.0.1:${portOf(hanging)}/`));
    const flooded = await addScenario(world, callGraph(`http://127.0.0.1:${portOf(flooding)}/`));
    const fine = await addScenario(world, callGraph(`${good.url}/`));
    const profileIds = await addProfiles(world, HUNGRY);
    // On a busy machine a lease of a second is lost before a call of fifteen has timed out, and the call begins anew.
    const settings = { effectLeaseMs: 30_000 };
    const engine = await startTestEngine({ url, sendHttp: client, getImplementation: withBug, settings });
    try {
      for (const scenarioId of [throwing, stuck, flooded, fine]) await enter(world, scenarioId, { profileIds });
      await waitUntil("the others are through", async () => (await countTasks(fine, "ended")) === HUNGRY, LONG_MS);
      expect(await countTasks(stuck, "ended")).toBe(0);
      await waitUntil("the throwing ones fail", async () => (await countTasks(throwing, "failed")) === HUNGRY, LONG_MS);
      const { rows } = await pool.query<{ code: string }>(
        "SELECT DISTINCT error ->> 'code' AS code, error ->> 'nodeId' AS node FROM task WHERE scenario_id = $1",
        [throwing],
      );
      expect(rows).toEqual([{ code: "internal", node: "1" }]);
      bug.isThere = false;
      await retryTasks(
        pool,
        { accountId: world.accountId, scenarioId: throwing, nodeId: null, skips: null },
        { clock },
      );
      await waitUntil(
        "retried, they are through",
        async () => (await countTasks(throwing, "ended")) === HUNGRY,
        LONG_MS,
      );
      await waitUntil(
        "the flooded ones leave by error",
        async () => (await countTasks(flooded, "ended")) === HUNGRY,
        LONG_MS,
      );
      // The host that hangs rests after a few calls; who waits for it has not failed.
      await waitUntil(
        "some leave the hanging target by error",
        async () => (await countTasks(stuck, "ended")) > 0,
        LONG_MS,
      );
      expect(await countTasks(stuck, "failed")).toBe(0);
      for (const scenarioId of [stuck, flooded]) {
        const ways = (await readPaths(pool, scenarioId))
          .map(({ path }) => path)
          .filter((path) => path.includes("exited"));
        expect(new Set(ways)).toEqual(new Set(["entered 0, left 0 next, left 1 error, exited 3"]));
      }
    } finally {
      await engine.stop();
    }
  },
  6 * LONG_MS,
);

import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { enterOperation } from "@/lib/engine/sql/operation-statements.server";
import { addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const graph = graphOf([node(1, "exit", { reason: "" })], "0.next>1");

async function waiting(): Promise<number> {
  const { rows } = await pool.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
  return rows.length;
}

test("a new state waits for the chunk under way, the chunks after it wait behind the state and find their operation ended", async () => {
  const { accountId, ...world } = await makeEngineWorld(pool, clock);
  const scenarioId = await addScenario({ accountId, ...world }, graph);
  const order = (kind: "stop" | "activate") =>
    inTransaction(pool, (client) => beginOperation(client, { accountId, scenarioId, kind }, clock.now()));
  const stop = await order("stop");

  const chunk = await pool.connect();
  await chunk.query("BEGIN");
  expect(await enterOperation(chunk, stop)).toMatchObject({ id: stop });
  let isActive = false;
  const activated = order("activate").then(() => (isActive = true));
  await waitUntil("the new state waits", async () => (await waiting()) === 1);
  const next = inTransaction(pool, (client) => enterOperation(client, stop));
  await waitUntil("the next chunk waits behind it", async () => (await waiting()) === 2);
  expect(isActive).toBe(false);

  await chunk.query("COMMIT");
  chunk.release();
  await activated;
  expect(await next).toBeNull();
});

test("chunks of one operation do not wait for each other", async () => {
  const { accountId, ...world } = await makeEngineWorld(pool, clock);
  const scenarioId = await addScenario({ accountId, ...world }, graph);
  const id = await inTransaction(pool, (client) =>
    beginOperation(client, { accountId, scenarioId, kind: "remove" }, clock.now()),
  );
  const both = await inTransaction(pool, async (one) => {
    const first = await enterOperation(one, id);
    return [first, await inTransaction(pool, (other) => enterOperation(other, id))];
  });
  expect(both).toMatchObject([{ id }, { id }]);
});

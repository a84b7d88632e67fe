import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { continueOperations } from "@/lib/engine/control/continue-operations.server";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const world = await makeEngineWorld(pool, clock);
const { accountId } = world;

test("an operation that cannot be carried out keeps no other from being done, and is told about", async () => {
  const settings = {
    mode: "duration",
    days: 1,
    hours: 0,
    minutes: 0,
    date: "",
    weekdays: [],
    time: "",
    zone: "account",
  };
  const scenarioId = await addScenario(world, graphOf([node(1, "pause", settings)], "0.next>1"));
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 3) });
  await drain(world);
  const begin = (args: { nodeId: string | null }) =>
    inTransaction(pool, (client) =>
      beginOperation(client, { accountId, scenarioId, kind: "remove", args }, clock.now()),
    );
  const broken = await begin({ nodeId: "nowhere" });
  const sound = await begin({ nodeId: null });
  clock.advance(2_000);
  await expect(continueOperations(pool, { clock, isStopping: () => false })).rejects.toThrow("nodeId");
  const { rows } = await pool.query("SELECT id, state FROM engine_operation WHERE id = ANY($1) ORDER BY id", [
    [broken, sound],
  ]);
  expect(rows).toEqual([
    { id: broken, state: "running" },
    { id: sound, state: "done" },
  ]);
});

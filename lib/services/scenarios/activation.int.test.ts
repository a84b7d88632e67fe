import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { createScenario } from "./create-scenario.server";
import { orderScenarioState } from "./order-scenario-state.server";
import { saveScenario } from "./save-scenario.server";
import { stopScenario } from "./stop-scenario.server";
import { trashScenario } from "./trash-scenario.server";

const { pool, prisma } = await testDatabase();
const world = await makeEngineWorld(pool, { now: () => new Date() });
const { accountId, databaseId } = world;
const ann = {
  ...{ kind: "user" as const, id: 1, name: "Ann", accountId, zone: "UTC", role: "marketer" as const },
  ...{ permissions: listPermissions("marketer"), groupIds: [], ip: null, requestId: "test" },
};

test("a stop while an activation is under way in the background ends it, and the trash waits for that", async () => {
  const { id } = await createScenario(ann, { name: "Slow", databaseId, reentry: "skip" });
  const graph = graphOf([node(1, "exit", { reason: "" })], "0.next>1");
  await saveScenario(ann, { id, rev: 1, graph, isActive: false, keepProfiles: false });
  // As an activation that first clears many leaves it to the engines.
  const { operationId } = await inTransaction(pool, (client) =>
    orderScenarioState(client, ann, { id, isActive: true, clear: true }),
  );
  await expect(trashScenario(ann, id)).rejects.toMatchObject({ code: "conflict" });
  await stopScenario(ann, { id, keepProfiles: false });
  await settleOperations(pool, world);
  const { rows } = await pool.query("SELECT state FROM engine_operation WHERE id = $1", [operationId]);
  expect(rows).toEqual([{ state: "superseded" }]);
  expect((await prisma.scenario.findUniqueOrThrow({ where: { id } })).isActive).toBe(false);
});

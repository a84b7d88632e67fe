import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";
import { saveScenario } from "./save-scenario.server";
import { updateScenario } from "./update-scenario.server";

const { pool, prisma } = await testDatabase();
const graph = graphOf([node(1, "exit", { reason: "" })], "0.next>1");

async function begin() {
  const world = await makeEngineWorld(pool, { now: () => new Date() });
  const { accountId } = world;
  const user = await prisma.user.create({
    data: { accountId, email: `u${accountId}@cue.test`, name: "Ada", role: "master", passwordHash: "x" },
  });
  const actor: Actor = {
    ...{ kind: "user", id: user.id, name: "Ada", accountId, zone: "UTC", role: "master", groupIds: [], ip: null },
    permissions: listPermissions("master"),
    requestId: "test",
  };
  return { actor, id: await addScenario(world, graph) };
}

async function readState(id: number) {
  const { rows } = await pool.query<{ is_active: boolean; version: number; reentry: string; running: string }>(
    `SELECT s.is_active, s.version, s.reentry, (SELECT string_agg(DISTINCT concat_ws(' ', c.state, c.version, c.reentry), ', ')
       FROM scenario_control c WHERE c.scenario_id = s.id) AS running FROM scenario s WHERE id = $1`,
    [id],
  );
  return rows[0];
}

const BEFORE = { is_active: true, version: 1, reentry: "skip", running: "run 1 skip" };

type Case = [string, (actor: Actor, id: number) => Promise<unknown>, object];

test.each<Case>([
  [
    "a saved version",
    (actor, id) => saveScenario(actor, { id, rev: 1, graph, isActive: true, keepProfiles: false }),
    { ...BEFORE, version: 2, running: "run 2 skip" },
  ],
  [
    "a version saved with the switch off",
    (actor, id) => saveScenario(actor, { id, rev: 1, graph, isActive: false, keepProfiles: true }),
    { ...BEFORE, version: 2, is_active: false, running: "frozen 2 skip" },
  ],
  [
    "a changed reentry mode",
    (actor, id) => updateScenario(actor, id, { reentry: "restart" }),
    { ...BEFORE, reentry: "restart", running: "run 1 restart" },
  ],
])(
  "%s and the order to run it are written at once: whoever dies between them leaves nothing behind",
  async (_, change, after) => {
    const { actor, id } = await begin();
    const blocker = await pool.connect();
    await blocker.query("BEGIN");
    // No order can be written while this is held, so no change may be seen either.
    await blocker.query("LOCK TABLE engine_operation IN EXCLUSIVE MODE");
    const changed = change(actor, id);
    await waitUntil("the order waits", async () => {
      const { rows } = await pool.query(
        "SELECT 1 FROM pg_locks WHERE relation = 'engine_operation'::regclass AND NOT granted",
      );
      return rows.length > 0;
    });
    expect(await readState(id)).toEqual(BEFORE);
    await blocker.query("COMMIT");
    blocker.release();
    await changed;
    expect(await readState(id)).toEqual(after);
  },
);

import { expect, test } from "vitest";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const world = await makeEngineWorld(pool, clock);

const isParis = { condition: { kind: "field", field: "_city", is: "equal", value: "Paris" } };
const exit = (id: number, reason = "") => node(id, "exit", { reason });

async function history(passId: bigint) {
  const { rows } = await pool.query<{ line: string }>(
    "SELECT concat_ws(' ', kind, node_id, output) AS line FROM task_event WHERE pass_id = $1 ORDER BY seq",
    [passId],
  );
  return rows.map((row) => row.line);
}

test("a profile walks to the end of its way in one batch, and its history tells the way", async () => {
  const graph = graphOf([node(1, "condition", isParis), exit(2), exit(3)], "0.next>1", "1.yes>2", "1.no>3");
  const scenarioId = await addScenario(world, graph);
  const [profileId = 0n] = await addProfiles(world, 1, { _city: "Paris" });
  const [result] = await enter(world, scenarioId, { profileIds: [profileId] });
  expect(result).toMatchObject({ status: "entered" });
  await drain(world);
  const passId = result?.status === "entered" ? result.passId : 0n;
  expect(await history(passId)).toEqual(["entered 0", "left 0 next", "left 1 yes", "exited 2"]);
});

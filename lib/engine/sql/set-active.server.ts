import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** The intent that batches and starts read without a lock: see lock-controls. */
export const SET_ACTIVE: Statement = {
  name: "engine-set-active",
  text: `UPDATE scenario SET is_active = $2 WHERE id = $1`,
};

/** Says whether a scenario is to run. */
export async function setActive(client: Queryable, scenarioId: number, isActive: boolean): Promise<void> {
  await countStatement(client, SET_ACTIVE, [scenarioId, isActive]);
}

/** The row is held, so that whoever wants to stop the scenario comes after the caller. */
export const IS_ACTIVE: Statement = {
  name: "engine-is-active",
  text: `SELECT is_active AS "isActive" FROM scenario WHERE id = $1 FOR SHARE`,
};

/** Whether a scenario is to run; true holds until the caller's transaction ends. */
export async function isScenarioActive(client: Queryable, scenarioId: number): Promise<boolean> {
  const [row] = await runStatement<{ isActive: boolean }>(client, IS_ACTIVE, [scenarioId]);
  return row?.isActive ?? false;
}

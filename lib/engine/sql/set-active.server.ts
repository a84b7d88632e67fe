import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** The intent that batches and starts read without a lock: see lock-controls. */
export const SET_ACTIVE: Statement = {
  name: "engine-set-active",
  text: `UPDATE scenario SET is_active = $2 WHERE id = $1`,
};

/** Says whether a scenario is to run. */
export async function setActive(client: Queryable, scenarioId: number, isActive: boolean): Promise<void> {
  await countStatement(client, SET_ACTIVE, [scenarioId, isActive]);
}

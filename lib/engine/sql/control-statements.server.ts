import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** All 256 rows exist before a scenario runs; a missing one would let nobody in. */
export const MAKE_CONTROLS: Statement = {
  name: "engine-make-controls",
  text: `INSERT INTO scenario_control (shard, scenario_id, state, version, reentry)
    SELECT shard, $1, 'stopped', 0, 'skip' FROM generate_series(0, 255) AS shard
    ON CONFLICT (shard, scenario_id) DO NOTHING`,
};

/**
 * Brings one shard's row to what the scenario says now. One shard a transaction: whoever holds two of these rows and waits for
 * a third could wait for somebody who waits for it. The operation is share-locked in the same statement, so that one that was
 * superseded can no longer write.
 */
export const SET_CONTROL: Statement = {
  name: "engine-set-control",
  text: `WITH op AS (SELECT 1 FROM engine_operation WHERE id = $1 AND state = 'running' FOR SHARE)
    UPDATE scenario_control c SET state = coalesce($4, c.state), version = s.version, reentry = s.reentry
    FROM scenario s
    WHERE c.shard = $2 AND c.scenario_id = $3 AND s.id = c.scenario_id AND EXISTS (SELECT 1 FROM op)`,
};

/** Makes the control rows of a scenario that it does not have yet; nobody can enter by them. */
export async function makeControls(client: Queryable, scenarioId: number): Promise<void> {
  await countStatement(client, MAKE_CONTROLS, [scenarioId]);
}

export type ControlChange = { operationId: bigint; shard: number; scenarioId: number; state: string | null };

/** Sets one shard's state (null = as it is) and copies version and reentry mode; false when the operation is superseded. */
export async function setControl(client: Queryable, change: ControlChange): Promise<boolean> {
  const { operationId, shard, scenarioId, state } = change;
  return (await countStatement(client, SET_CONTROL, [operationId, shard, scenarioId, state])) > 0;
}

import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";

/**
 * Share-locks what allows tasks of a scenario to move in a shard. Only running ones: `scenario.is_active` is the intent to
 * stop, read without a lock, so that under load new batches stay away from a row whose owner waits to change it.
 */
export const LOCK_CONTROLS: Statement = {
  name: "engine-lock-controls",
  text: `SELECT c.shard, c.scenario_id, c.version, c.reentry, s.database_id
    FROM unnest($1::smallint[], $2::int[]) AS q(shard, scenario_id)
    JOIN scenario_control c ON c.shard = q.shard AND c.scenario_id = q.scenario_id AND c.state = 'run'
    JOIN scenario s ON s.id = q.scenario_id AND s.is_active
    ORDER BY c.shard, c.scenario_id
    FOR SHARE OF c`,
};

/** The same for those that do not run: who puts a task aside must do so before it can be woken. */
export const LOCK_HALTED_CONTROLS: Statement = {
  name: "engine-lock-halted-controls",
  text: `SELECT c.shard, c.scenario_id, c.state
    FROM unnest($1::smallint[], $2::int[]) AS q(shard, scenario_id)
    JOIN scenario_control c ON c.shard = q.shard AND c.scenario_id = q.scenario_id
    ORDER BY c.shard, c.scenario_id
    FOR SHARE OF c`,
};

export type ControlKey = { shard: number; scenarioId: number };
/** `databaseId`: of the scenario now, which may be moved to another database while nobody is inside. */
export type RunningControl = ControlKey & { version: number; reentry: ReentryMode; databaseId: number };
export type ControlState = "run" | "frozen" | "stopped";

type RawControl = { shard: number; scenario_id: number; version: number; reentry: ReentryMode; database_id: number };

/** Locks the controls of those scenarios that run; the others are left out. */
export async function lockControls(client: Queryable, keys: readonly ControlKey[]): Promise<RunningControl[]> {
  if (keys.length === 0) return [];
  const rows = await runStatement<RawControl>(client, LOCK_CONTROLS, valuesOf(keys));
  return rows.map((row) => ({
    shard: row.shard,
    scenarioId: row.scenario_id,
    version: row.version,
    reentry: row.reentry,
    databaseId: row.database_id,
  }));
}

/** Locks the controls of scenarios that were found not to run and tells their state; `run` = it only is about to stop or start. */
export async function lockHaltedControls(
  client: Queryable,
  keys: readonly ControlKey[],
): Promise<(ControlKey & { state: ControlState })[]> {
  if (keys.length === 0) return [];
  const rows = await runStatement<{ shard: number; scenario_id: number; state: ControlState }>(
    client,
    LOCK_HALTED_CONTROLS,
    valuesOf(keys),
  );
  return rows.map((row) => ({ shard: row.shard, scenarioId: row.scenario_id, state: row.state }));
}

function valuesOf(keys: readonly ControlKey[]): string[] {
  return [numberArray(keys.map((key) => key.shard)), numberArray(keys.map((key) => key.scenarioId))];
}

import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { ControlState } from "@/lib/engine/sql/lock-controls.server";
import { holdDatabases } from "@/lib/engine/sql/hold-databases.server";
import { lockControls, lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import type { TaskRow } from "@/lib/engine/task-row";

/** Tasks by what their scenario allows in this shard. */
export type Sorted = {
  running: { row: TaskRow; scenario: RunningScenario }[];
  /** Put aside until the scenario is activated. */
  frozen: TaskRow[];
  /** The scenario was stopped, or is gone: the pass ends. */
  stopped: TaskRow[];
  /** The scenario is about to stop or to start, or the fields of its database are being changed: not to be touched now. */
  unsettled: TaskRow[];
};

type Place = {
  shard: number;
  now: Date;
  scenarios: ScenarioCache;
  /** Scenarios in which profiles are going to be changed whatever their elements do. */
  writing?: ReadonlySet<number>;
};
type Compiled = Map<number, RunningScenario>;

/** Share-locks the scenarios of claimed tasks, and the databases of those that change profiles, and sorts the tasks by whether they may move. */
export async function sortByControl(
  client: ClientBase,
  rows: readonly TaskRow[],
  { shard, now, scenarios, writing }: Place,
): Promise<Sorted> {
  const sorted: Sorted = { running: [], frozen: [], stopped: [], unsettled: [] };
  const ids = [...new Set(rows.map((row) => row.scenarioId))];
  const compiled: Compiled = new Map();
  for (const control of await lockControls(
    client,
    ids.map((scenarioId) => ({ shard, scenarioId })),
  )) {
    const scenario = await scenarios.get(client, control, now.getTime());
    if (scenario !== null) compiled.set(control.scenarioId, scenario);
  }
  const halted = await readHalted(
    client,
    shard,
    ids.filter((id) => !compiled.has(id)),
  );
  const ruled = await followRules(client, compiled, writing);
  for (const row of rows) {
    const scenario = ruled.get(row.scenarioId);
    if (scenario) sorted.running.push({ row, scenario });
    else if (compiled.has(row.scenarioId)) sorted.unsettled.push(row);
    else sorted[halted.get(row.scenarioId) ?? "stopped"].push(row);
  }
  return sorted;
}

/** Who changes profiles does so by the fields that their database has now, and has until the batch ends; without those being changed. */
async function followRules(
  client: ClientBase,
  compiled: Compiled,
  writing: ReadonlySet<number> | undefined,
): Promise<Compiled> {
  const isWriting = (one: RunningScenario) => one.writesProfiles || writing?.has(one.scenarioId) === true;
  const databaseIds = [...compiled.values()].filter(isWriting).map(({ databaseId }) => databaseId);
  const held = await holdDatabases(client, [...new Set(databaseIds)]);
  const views = new Map<number, DatabaseView | null>();
  const ruled: Compiled = new Map();
  for (const [scenarioId, scenario] of compiled) {
    const { accountId, databaseId } = scenario;
    if (!isWriting(scenario)) ruled.set(scenarioId, scenario);
    if (!isWriting(scenario) || !held.has(databaseId)) continue;
    const view = views.get(databaseId) ?? (await getDatabaseView(client, { accountId, groupIds: [] }, databaseId));
    views.set(databaseId, view);
    ruled.set(scenarioId, view === null ? scenario : { ...scenario, fields: view.fields });
  }
  return ruled;
}

const SORT_BY_STATE = { run: "unsettled", frozen: "frozen", stopped: "stopped" } as const;

async function readHalted(client: ClientBase, shard: number, ids: readonly number[]) {
  const controls = await lockHaltedControls(
    client,
    ids.map((scenarioId) => ({ shard, scenarioId })),
  );
  return new Map(controls.map(({ scenarioId, state }) => [scenarioId, SORT_BY_STATE[state satisfies ControlState]]));
}

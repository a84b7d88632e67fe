import type { ClientBase } from "pg";
import type { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { ControlState } from "@/lib/engine/sql/lock-controls.server";
import { lockControls, lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import type { TaskRow } from "@/lib/engine/task-row";

/** Tasks by what their scenario allows in this shard. */
export type Sorted = {
  running: { row: TaskRow; scenario: RunningScenario }[];
  /** Put aside until the scenario is activated. */
  frozen: TaskRow[];
  /** The scenario was stopped, or is gone: the pass ends. */
  stopped: TaskRow[];
  /** The scenario is about to stop or to start: not to be touched now. */
  unsettled: TaskRow[];
};

type Place = { shard: number; now: Date; scenarios: ScenarioCache };

/** Share-locks the scenarios of claimed tasks and sorts the tasks by whether they may move. */
export async function sortByControl(
  client: ClientBase,
  rows: readonly TaskRow[],
  { shard, now, scenarios }: Place,
): Promise<Sorted> {
  const sorted: Sorted = { running: [], frozen: [], stopped: [], unsettled: [] };
  const ids = [...new Set(rows.map((row) => row.scenarioId))];
  const compiled = new Map<number, RunningScenario>();
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
  for (const row of rows) {
    const scenario = compiled.get(row.scenarioId);
    if (scenario) sorted.running.push({ row, scenario });
    else sorted[halted.get(row.scenarioId) ?? "stopped"].push(row);
  }
  return sorted;
}

const SORT_BY_STATE = { run: "unsettled", frozen: "frozen", stopped: "stopped" } as const;

async function readHalted(client: ClientBase, shard: number, ids: readonly number[]) {
  const controls = await lockHaltedControls(
    client,
    ids.map((scenarioId) => ({ shard, scenarioId })),
  );
  return new Map(controls.map(({ scenarioId, state }) => [scenarioId, SORT_BY_STATE[state satisfies ControlState]]));
}

import type { ClientBase } from "pg";
import type { Heard } from "@/lib/engine/facts/heard";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import { wakeWaiting } from "@/lib/engine/sql/wake-tasks.server";
import type { TaskRow } from "@/lib/engine/task-row";

/**
 * Makes the tasks due that stand in an element which may wait for one of these facts; returns them. Their rows are taken with a
 * waiting lock: a batch that is just bringing a profile into such an element has not looked for this fact, so it must be waited for.
 */
export async function wakeAwaiting(
  client: ClientBase,
  { shard, now }: { shard: number; now: Date },
  heard: readonly Heard[],
): Promise<TaskRow[]> {
  const byTask = new Map<string, Heard[]>();
  for (const one of heard) {
    const key = keyOf(one.used.profileId, one.scenario.scenarioId);
    byTask.set(key, [...(byTask.get(key) ?? []), one]);
  }
  const keys = [...byTask.values()].flatMap(([one]) =>
    one ? [{ shard, profileId: one.used.profileId, scenarioId: one.scenario.scenarioId }] : [],
  );
  const live = await claimLiveTasks(client, keys);
  const woken = live.flatMap(({ row }) => {
    const facts = byTask.get(keyOf(row.profileId, row.scenarioId)) ?? [];
    return row.awaits && facts.some((one) => isAwaited(one, row)) ? [row] : [];
  });
  await wakeWaiting(client, { shard, now }, woken);
  return woken;
}

function isAwaited({ used, scenario }: Heard, row: TaskRow): boolean {
  return scenario.graph.nodes.get(row.nodeId)?.step.awaits?.(used.fact) ?? false;
}

const keyOf = (profileId: bigint, scenarioId: number) => `${profileId}:${scenarioId}`;

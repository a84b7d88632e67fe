import type { ClientBase } from "pg";
import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { Jump } from "@/lib/engine/batch/walk-all.server";
import type { EnterItem, EnterResult } from "@/lib/engine/enter-scenario.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import { writeTasks } from "@/lib/engine/sql/write-tasks.server";
import type { TaskEvent } from "@/lib/engine/task-row";
import { end, fail } from "@/lib/engine/walk/walk";
import type { JsonObject } from "@/lib/shared/json";

/** Scenarios that start each other end after so many. */
export const HOPS_MAX = 20;

/**
 * Takes tasks over into other scenarios. Their rows are closed first, so that a scenario may be entered again by itself; where
 * the other scenario does not run, the task fails where it stands and keeps all it needs for a retry. The rows of the batch are
 * written before: the other scenario may end passes of the same profiles. What is left to be written joins the writer.
 */
export async function finishJumps(
  client: ClientBase,
  jumps: readonly Jump[],
  { shard, now, writer }: { shard: number; now: Date; writer: BatchWriter },
): Promise<void> {
  const targets = [...new Set(jumps.map((jump) => jump.scenarioId))].sort((a, b) => a - b);
  const controls = await lockControls(
    client,
    targets.map((scenarioId) => ({ shard, scenarioId })),
  );
  const running = new Map(controls.map((control) => [control.scenarioId, control.databaseId]));
  const allowed: Jump[] = [];
  for (const jump of jumps) {
    const fault = findFault(jump, running);
    if (fault === null) allowed.push(jump);
    else {
      fail(jump.walker, fault);
      writer.addWalker(jump.walker);
    }
  }
  await writeTasks(
    client,
    { shard, now },
    allowed.map(({ walker }) => ({ ...walker.toChange(), ...CLOSED })),
  );
  const results = await enterScenario(client, { now, items: allowed.map(makeItem) });
  for (const [n, jump] of allowed.entries()) writer.addEvents(finish(jump, results[n]));
}

const CLOSED = { status: "ended", wakeAt: null } as const;

function findFault({ walker, scenarioId }: Jump, running: ReadonlyMap<number, number>) {
  if (walker.hops >= HOPS_MAX) {
    return { code: "too_many_jumps", message: `More than ${HOPS_MAX} scenarios started each other.` };
  }
  const databaseId = running.get(scenarioId);
  if (databaseId === undefined) {
    const message = `Scenario #${scenarioId} is not active. Activate it, then run the element again.`;
    return { code: "target_inactive", message };
  }
  if (databaseId === walker.scenario.databaseId) return null;
  const message = `Scenario #${scenarioId} works on another database by now. Choose one of this database, then retry.`;
  return { code: "target_elsewhere", message };
}

function makeItem({ walker, scenarioId, passApicontent }: Jump): EnterItem {
  const { accountId, databaseId } = walker.scenario;
  const { profileId } = walker.row;
  const apicontent = passApicontent ? walker.apicontent : {};
  return { profileId, scenarioId, accountId, databaseId, apicontent, hops: walker.hops + 1, lane: walker.lane };
}

/** The last lines of the pass. Its row may already be the new pass of the same scenario and is not touched again. */
function finish({ walker, scenarioId }: Jump, result: EnterResult | undefined): TaskEvent[] {
  const detail: JsonObject = { reason: "jump", scenarioId };
  if (result?.status === "entered") detail["passId"] = result.passId.toString();
  else detail["skipped"] = result?.reason ?? "";
  end(walker, { detail });
  return walker.events;
}

import type { ClientBase } from "pg";
import { contentOf } from "@/lib/domain/facts/fact";
import { HOPS_MAX } from "@/lib/engine/batch/finish-jumps.server";
import type { EnterItem } from "@/lib/engine/enter-scenario.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { planHeard } from "@/lib/engine/dates/plan-heard.server";
import type { Heard, UsedFact } from "@/lib/engine/facts/heard";
import { findStarts } from "@/lib/engine/facts/find-starts.server";
import { wakeAwaiting } from "@/lib/engine/facts/wake-awaiting.server";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { listListeners } from "@/lib/engine/sql/list-listeners.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";

export type FactDeps = { scenarios: ScenarioCache; random: () => number };
/** What facts caused. */
export type FactReport = {
  /** Tasks. */
  woken: number;
  /** Passes. */
  started: number;
  /** Where those are due. */
  lanes: ReadonlySet<number>;
  /** Whether some element of an active scenario waits for facts of these kinds. */
  isAwaited: boolean;
};

const NOTHING: FactReport = { woken: 0, started: 0, lanes: new Set(), isAwaited: false };

/**
 * Tells the active scenarios of their databases about facts of one shard, inside the caller's transaction: wakes the tasks that
 * may wait for them and lets the profiles enter by the triggers that match. One fact starts a scenario once at most.
 */
export async function applyFacts(
  client: ClientBase,
  deps: FactDeps,
  { shard, now, facts }: { shard: number; now: Date; facts: readonly UsedFact[] },
): Promise<FactReport> {
  if (facts.length === 0) return NOTHING;
  const heard = await findHeard(client, deps, { shard, now, facts });
  if (heard.length === 0) return NOTHING;
  await planHeard(client, { shard, now }, heard);
  const awaited = heard.filter(({ used, scenario }) => mayAwait(scenario, used.fact.kind));
  const woken = await wakeAwaiting(client, { shard, now }, awaited);
  const moment = { now, random: deps.random };
  const mayStart = heard.filter(({ used }) => used.starts && used.hops < HOPS_MAX);
  const starts = await findStarts(client, { shard, moment }, mayStart);
  const results = await enterScenario(client, {
    now,
    items: starts.map(({ heard: { used, scenario }, nodeId }): EnterItem => {
      const { profileId, accountId, databaseId, lane, hops } = used;
      const { scenarioId } = scenario;
      return { profileId, accountId, databaseId, scenarioId, nodeId, apicontent: contentOf(used.fact), hops, lane };
    }),
  });
  const started = results.filter((result) => result.status === "entered").length;
  const lanes = new Set([...woken.map(({ lane }) => lane), ...starts.map(({ heard: { used } }) => used.lane)]);
  return { woken: woken.length, started, lanes, isAwaited: awaited.length > 0 };
}

/** Whether some element of the scenario waits for facts of this kind. */
function mayAwait({ graph }: RunningScenario, kind: string): boolean {
  return [...graph.nodes.values()].some(({ step }) => step.awaits !== null && step.listens.some((one) => one === kind));
}

/** Share-locks the scenarios that listen, as everybody does who moves tasks, and pairs them with their facts. */
async function findHeard(
  client: ClientBase,
  { scenarios }: FactDeps,
  { shard, now, facts }: { shard: number; now: Date; facts: readonly UsedFact[] },
): Promise<Heard[]> {
  const kinds = new Set<string>(facts.map(({ fact }) => fact.kind));
  const listeners = await listListeners(
    client,
    facts.map(({ databaseId }) => databaseId),
  );
  const wanted = listeners.filter(({ listens }) => listens.some((kind) => kinds.has(kind)));
  const controls = await lockControls(
    client,
    wanted.map(({ id }) => ({ shard, scenarioId: id })),
  );
  const running: RunningScenario[] = [];
  for (const control of controls) {
    const scenario = await scenarios.get(client, control, now.getTime());
    if (scenario !== null) running.push(scenario);
  }
  return facts.flatMap((used) =>
    running.filter(({ databaseId }) => databaseId === used.databaseId).map((scenario) => ({ used, scenario })),
  );
}

import type { ClientBase } from "pg";
import { contentOf } from "@/lib/domain/facts/fact";
import { makeWalkers } from "@/lib/engine/batch/make-walkers.server";
import type { Heard } from "@/lib/engine/facts/heard";
import type { RunningScenario, Trigger } from "@/lib/engine/scenarios/running-scenario";
import type { TaskRow } from "@/lib/engine/task-row";
import type { WalkMoment, Walker } from "@/lib/engine/walk/walker";

/** A profile that enters, and the trigger it enters by. */
export type FactStart = { heard: Heard; nodeId: number };

type Candidate = { heard: Heard; row: TaskRow; scenario: RunningScenario; triggers: readonly Trigger[] };

/**
 * Finds for each fact and scenario the first trigger, by its number, that matches. A trigger sees the profile as a step does: through
 * a task that is not written.
 */
export async function findStarts(
  client: ClientBase,
  place: { shard: number; moment: WalkMoment },
  heard: readonly Heard[],
): Promise<FactStart[]> {
  const views = new Map<RunningScenario, RunningScenario>();
  const candidates = heard.flatMap((one): Candidate[] => {
    const { used, scenario } = one;
    const triggers = scenario.triggers.nodes.filter(({ listens }) => listens.includes(used.fact.kind));
    if (triggers.length === 0) return [];
    const view = views.get(scenario) ?? viewForTriggers(scenario);
    views.set(scenario, view);
    return [{ heard: one, scenario: view, row: makeRow(one, place.moment.now), triggers }];
  });
  if (candidates.length === 0) return [];
  const { alive } = await makeWalkers(client, candidates, place);
  const walkers = new Map(alive.map((walker) => [walker.row, walker]));
  return candidates.flatMap((candidate): FactStart[] => {
    const walker = walkers.get(candidate.row);
    const trigger = walker && candidate.triggers.find((one) => matches(one, candidate, walker));
    return trigger ? [{ heard: candidate.heard, nodeId: trigger.nodeId }] : [];
  });
}

function matches(trigger: Trigger, { heard }: Candidate, walker: Walker): boolean {
  return trigger.match(walker, heard.used.fact);
}

/** The scenario, reading and locking only what its triggers look at. */
function viewForTriggers(scenario: RunningScenario): RunningScenario {
  const { graph, triggers } = scenario;
  return { ...scenario, writesProfiles: false, graph: { ...graph, needs: triggers.needs } };
}

function makeRow({ used, scenario }: Heard, now: Date): TaskRow {
  const at = now.getTime();
  return {
    ...{ profileId: used.profileId, scenarioId: scenario.scenarioId, lane: used.lane, hops: used.hops },
    ...{ instance: 0n, passId: 0n, nodeId: 0, status: "ready", ver: 0, seq: 0, steps: 0, tries: 0 },
    ...{ enteredAt: at, nodeEnteredAt: at, wakeAt: at, awaits: false, vars: "{}" },
    apicontent: JSON.stringify(contentOf(used.fact)),
  };
}

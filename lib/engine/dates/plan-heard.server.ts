import type { ClientBase } from "pg";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import { DateClock } from "@/lib/engine/dates/date-clock";
import type { Heard } from "@/lib/engine/facts/heard";
import type { RunningScenario } from "@/lib/engine/scenarios/running-scenario";
import type { NewDate } from "@/lib/engine/sql/date-dues.server";
import { readDates, saveDates } from "@/lib/engine/sql/date-dues.server";

type Changed = { nodeId: number; plan: DatePlan; scenario: RunningScenario; since: Map<bigint, Date> };

/**
 * Computes the next moment anew for profiles whose date or zone changed, in the transaction that uses the facts. A date that is
 * told after its moment fires no more: only moments later than the change count.
 */
export async function planHeard(
  client: ClientBase,
  { shard, now }: { shard: number; now: Date },
  heard: readonly Heard[],
): Promise<void> {
  const clock = new DateClock();
  for (const { nodeId, plan, scenario, since } of listChanged(heard)) {
    const place = { shard, scenarioId: scenario.scenarioId, nodeId };
    const rows = await readDates(client, place, { field: plan.field, profileIds: [...since.keys()] });
    const dates = rows.map(({ profileId, profileVersion, value, tz, firedDay }): NewDate => {
      const input = { plan, value, tz, accountZone: scenario.zone };
      return {
        ...{ profileId, profileVersion },
        ...clock.compute(input, { after: since.get(profileId) ?? now, firedDay }),
      };
    });
    await saveDates(client, place, dates);
  }
}

function listChanged(heard: readonly Heard[]): Changed[] {
  const changed = new Map<string, Changed>();
  for (const { used, scenario } of heard) {
    const { fact } = used;
    if (fact.kind !== "profile_changed") continue;
    for (const { nodeId, dates: plan } of scenario.triggers.nodes) {
      if (plan === null) continue;
      const isTouched = [plan.field, "_tz"].some((field) => Object.hasOwn(fact.fields, field));
      if (!isTouched) continue;
      const key = `${scenario.scenarioId}:${nodeId}`;
      const one = changed.get(key) ?? { nodeId, plan, scenario, since: new Map<bigint, Date>() };
      changed.set(key, one);
      // Facts come in the order in which they were written: the last change counts.
      one.since.set(used.profileId, used.at);
    }
  }
  return [...changed.values()];
}

import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { findNextFiring } from "@/lib/domain/schedules/find-next-firing";
import { graphSchema } from "@/lib/domain/scenario/graph";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import type { NewSchedule } from "@/lib/engine/sql/schedule-plans.server";
import { saveSchedules } from "@/lib/engine/sql/schedule-plans.server";
import type { NewDatePlan, Unplanned } from "@/lib/engine/sql/date-plans.server";
import { listUnplanned, markPlanned, saveDatePlans } from "@/lib/engine/sql/date-plans.server";

/**
 * Brings the plans of date and schedule triggers to what the scenarios say now: activated, stopped, saved, or their account moved to another
 * zone. Returns how many scenarios were looked at; most minutes none.
 */
export async function syncPlans(
  pool: Pool,
  { now, getImplementation }: { now: Date; getImplementation: GetImplementation },
): Promise<number> {
  const unplanned = await listUnplanned(pool);
  for (const scenario of unplanned) {
    const { dates, schedules } = listPlans(scenario, { now, getImplementation });
    await inTransaction(pool, async (client) => {
      if (!(await markPlanned(client, scenario))) return;
      await saveDatePlans(client, scenario, { plans: dates, now });
      await saveSchedules(client, scenario, schedules);
    });
  }
  return unplanned.length;
}

type Plans = { dates: NewDatePlan[]; schedules: NewSchedule[] };

function listPlans(
  { graph, isActive, zone }: Unplanned,
  { now, getImplementation }: { now: Date; getImplementation: GetImplementation },
): Plans {
  const plans: Plans = { dates: [], schedules: [] };
  if (!isActive || graph === null) return plans;
  for (const node of graphSchema.parse(graph).nodes) {
    const bound = getImplementation(node.type)?.bind(node);
    if (bound?.dates) plans.dates.push({ nodeId: node.id, plan: bound.dates });
    if (bound?.schedule) {
      const { schedule } = bound.schedule;
      const nextAt = findNextFiring(schedule, schedule.zone === "" ? zone : schedule.zone, now);
      plans.schedules.push({ nodeId: node.id, plan: bound.schedule, nextAt });
    }
  }
  return plans;
}

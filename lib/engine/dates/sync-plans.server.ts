import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { graphSchema } from "@/lib/domain/scenario/graph";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import type { NewDatePlan, Unplanned } from "@/lib/engine/sql/date-plans.server";
import { listUnplanned, markPlanned, saveDatePlans } from "@/lib/engine/sql/date-plans.server";

/**
 * Brings the plans of date triggers to what the scenarios say now: activated, stopped, saved, or their account moved to another
 * zone. Returns how many scenarios were looked at; most minutes none.
 */
export async function syncPlans(
  pool: Pool,
  { now, getImplementation }: { now: Date; getImplementation: GetImplementation },
): Promise<number> {
  const unplanned = await listUnplanned(pool);
  for (const scenario of unplanned) {
    const plans = listDatePlans(scenario, getImplementation);
    await inTransaction(pool, async (client) => {
      if (await markPlanned(client, scenario)) await saveDatePlans(client, scenario, { plans, now });
    });
  }
  return unplanned.length;
}

function listDatePlans({ graph, isActive }: Unplanned, getImplementation: GetImplementation): NewDatePlan[] {
  if (!isActive || graph === null) return [];
  return graphSchema.parse(graph).nodes.flatMap((node) => {
    const plan = getImplementation(node.type)?.bind(node).dates ?? null;
    return plan === null ? [] : [{ nodeId: node.id, plan }];
  });
}

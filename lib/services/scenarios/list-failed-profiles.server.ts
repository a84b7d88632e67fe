import { pool } from "@/lib/db/pool.server";
import { countFailed } from "@/lib/db/queries/scenarios/count-failed.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { pageTasks } from "@/lib/services/scenarios/page-tasks.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

type Input = { id: number; nodeId?: number | undefined; cursor?: string | undefined; limit: number };

/** One page of those whose pass failed, in the scenario or in one element, and how many there are in all. Throws `not_found`. */
export async function listFailedProfiles(actor: Actor, { id, nodeId, cursor, limit }: Input) {
  await requireScenario(pool(), actor, { id });
  const page = await pageTasks({ scenarioId: id, which: "failed", nodeId: nodeId ?? null, cursor, limit });
  return { ...page, total: await countFailed(pool(), id, { nodeId: nodeId ?? null }) };
}

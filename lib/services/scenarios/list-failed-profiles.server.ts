import { pool } from "@/lib/db/pool.server";
import { countFailed } from "@/lib/db/queries/scenarios/count-failed.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { FailedKind } from "@/lib/domain/scenario/failed-passes";
import { pageTasks } from "@/lib/services/scenarios/page-tasks.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

type Input = { id: number; kind: FailedKind; nodeId?: number | undefined; cursor?: string | undefined; limit: number };

/** One page of those in whose pass something went wrong, in the scenario or in one element, and how many there are in all. Throws `not_found`. */
export async function listFailedProfiles(actor: Actor, { id, kind, nodeId, cursor, limit }: Input) {
  await requireScenario(pool(), actor, { id });
  const page = await pageTasks({ scenarioId: id, which: kind, nodeId: nodeId ?? null, cursor, limit });
  return { ...page, total: await countFailed(pool(), id, { kind, nodeId: nodeId ?? null }) };
}

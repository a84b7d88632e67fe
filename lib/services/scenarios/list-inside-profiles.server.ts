import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { pageTasks } from "@/lib/services/scenarios/page-tasks.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

type Input = { id: number; nodeId: number; cursor?: string | undefined; limit: number };

/** One page of those who stand in an element now, and how many there are in all. Throws `not_found`. */
export async function listInsideProfiles(actor: Actor, { id, nodeId, cursor, limit }: Input) {
  await requireScenario(pool(), actor, { id });
  const page = await pageTasks({ scenarioId: id, which: "inside", nodeId, cursor, limit });
  return { ...page, total: await countInside(pool(), id, nodeId) };
}

import type { z } from "zod";
import type { getScenario as contract, Scenario } from "@/lib/contracts/scenarios";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeEmptyGraph } from "@/lib/domain/scenario/graph";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { env } from "@/lib/shared/env.server";

const LAUNCH_PATH = "/api/v1.1/workflows/start";

/** All that the editor begins with. Throws `not_found`. */
export async function openScenario(actor: Actor, id: number): Promise<z.input<(typeof contract)["answer"]>> {
  const scenario = await requireScenario(pool(), actor, { id });
  const graphs = await getGraphs(pool(), id);
  return {
    scenario: describe(scenario, await countInside(pool(), id)),
    graph: graphs.saved?.graph ?? makeEmptyGraph(),
    savedAt: graphs.saved?.at.toISOString() ?? null,
    draft: graphs.draft && { ...graphs.draft, updatedAt: graphs.draft.updatedAt.toISOString() },
    nextNodeId: graphs.nextNodeId,
    launchUrl: `${env().publicUrl}${LAUNCH_PATH}`,
  };
}

function describe(scenario: ScenarioRecord, inside: number): Scenario {
  const { id, name, description, tags, reentry, databaseId, databaseName, isActive, version, rev } = scenario;
  return {
    ...{ id, name, description, tags, reentry, databaseId, databaseName, isActive, version, rev, inside },
    updatedAt: scenario.updatedAt.toISOString(),
    updatedBy: scenario.updatedBy,
    trashedAt: scenario.trashedAt?.toISOString() ?? null,
  };
}

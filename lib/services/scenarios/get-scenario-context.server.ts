import type { ScenarioContext } from "@/lib/contracts/scenario-context";
import { pool } from "@/lib/db/pool.server";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** What settings of the scenario's elements may refer to. Throws `not_found`. */
export async function getScenarioContext(actor: Actor, id: number): Promise<ScenarioContext> {
  const { databaseId } = await requireScenario(pool(), actor, { id });
  const database = await getDatabaseView(pool(), actor, databaseId);
  const lists = await listScenarioContext(pool(), actor, databaseId);
  return { fields: [...(database?.fields.values() ?? [])], ...lists };
}

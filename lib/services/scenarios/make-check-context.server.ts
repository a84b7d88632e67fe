import type { ClientBase, Pool } from "pg";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ValidateContext } from "@/lib/nodes/define";

/** What the settings of a scenario's elements may refer to. */
export async function makeCheckContext(
  client: ClientBase | Pool,
  actor: Actor,
  scenario: { id: number; databaseId: number },
): Promise<ValidateContext> {
  const { id, databaseId } = scenario;
  const database = await getDatabaseView(client, actor, databaseId);
  const lists = await listScenarioContext(client, actor, databaseId);
  return { ...lists, fields: [...(database?.fields.values() ?? [])], scenarioId: id, databaseId };
}

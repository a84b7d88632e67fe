import type { ScenarioContext } from "@/lib/contracts/scenario-context";
import { pool } from "@/lib/db/pool.server";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";

/** What the settings of a condition may refer to, in a mailing over this database. Throws `not_found`. */
export async function listMailingSubjects(actor: Actor, databaseId: number): Promise<ScenarioContext> {
  const database = await requireDatabaseView(pool(), actor, { id: databaseId, field: "databaseId" });
  const lists = await listScenarioContext(pool(), actor, databaseId);
  return { fields: [...database.fields.values()], ...lists };
}

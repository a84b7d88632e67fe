import type { z } from "zod";
import type { getConditionLists as contract } from "@/lib/contracts/segments";
import { pool } from "@/lib/db/pool.server";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";

/** What a condition over the profiles of a database may name, as far as the actor sees it. Throws `not_found`. */
export async function getConditionLists(
  actor: Actor,
  { id }: { id: number },
): Promise<z.input<(typeof contract)["answer"]>> {
  const database = await requireDatabaseView(pool(), actor, { id });
  const { scenarios, resources, segments, mailings } = await listScenarioContext(pool(), actor, id);
  return {
    ...{ fields: [...database.fields.values()], scenarios, resources, segments },
    mailings: mailings
      .filter((one) => one.databaseId === id)
      .map(({ id: mailingId, name }) => ({ id: mailingId, name })),
  };
}

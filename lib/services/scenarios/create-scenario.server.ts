import { inTransaction } from "@/lib/db/in-transaction.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { pool } from "@/lib/db/pool.server";
import { insertScenario } from "@/lib/db/queries/scenarios/insert-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { takenName } from "@/lib/services/scenarios/taken-name";

type Input = { name: string; databaseId: number; reentry: ReentryMode };

/** Makes an inactive scenario with Default profile capture alone. Throws `conflict` for a taken name, `not_found` for the database. */
export async function createScenario(actor: Actor, input: Input): Promise<{ id: number }> {
  await requireDatabaseView(pool(), actor, { id: input.databaseId, field: "databaseId" });
  try {
    return await inTransaction(pool(), async (client) => {
      const scenario = { ...input, description: "", groupIds: actor.groupIds, tagIds: [], draft: null };
      const id = await insertScenario(client, actor, scenario);
      await writeAudit(client, actor, {
        action: "scenario.created",
        objectType: "scenario",
        objectId: id,
        after: { ...input },
      });
      return { id };
    });
  } catch (error) {
    throw isTakenName(error) ? takenName(input.name) : error;
  }
}

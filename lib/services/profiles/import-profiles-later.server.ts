import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { createBackgroundJob } from "@/lib/services/background-jobs/create-background-job.server";
import { makeItemParts } from "@/lib/services/background-jobs/item-parts";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { type ImportBatchCall, makeBatchItems } from "./import-batch-body";
import { IMPORT_BATCH_JOB } from "./import-batch-job.server";
import { openImportSegments } from "./import-segments.server";
import { openImportStart } from "./import-start.server";

/**
 * Leaves an import of many profiles to the engines; answers with the number under which `tasks/get` tells of it.
 * @throws AppError when the database, or the scenario or mailing to start, is not there or not active
 */
export async function importProfilesLater(
  actor: Actor,
  { body, start, hops, idempotency }: Omit<ImportBatchCall, "warnings">,
): Promise<{ task_id: number }> {
  const { data, db_id: databaseId, ...shape } = body;
  const now = await databaseNow();
  return inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const database = await requireDatabaseView(client, actor, { id: databaseId, field: "db_id" });
    const target = await openImportStart(client, start, { actor, database, now });
    await openImportSegments(client, shape, { actor, database });
    const { add_to_segments, remove_from_segments } = shape;
    const { matching, field_name, skip_invalid_subscriptions, skip_triggers } = shape;
    const rule = { matching, ...(field_name === undefined ? {} : { field_name }) };
    const id = await createBackgroundJob(client, actor, {
      kind: IMPORT_BATCH_JOB,
      title: `Import over the API into ${database.name}${target ? `, then ${target.target.name}` : ""}`,
      ...{ databaseId, now, total: data.length },
      settings: {
        ...rule,
        add_to_segments,
        remove_from_segments,
        skip_invalid_subscriptions,
        skip_triggers,
        hops,
        start,
        content: body.content ?? {},
      },
      parts: makeItemParts(makeBatchItems(data, start)),
    });
    const answer = { task_id: id };
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return answer;
  });
}

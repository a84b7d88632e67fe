import type { Pool } from "pg";
import { z } from "zod";
import { contentSchema } from "@/lib/contracts/v1/shared";
import { matchingModeSchema } from "@/lib/domain/matching/matching-mode";
import { getBulkLane } from "@/lib/engine/task-row";
import type { JobHandler } from "@/lib/jobs/background/job-handler";
import { runItemPart } from "@/lib/services/background-jobs/run-item-part.server";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { hintImported } from "./hint-imported.server";
import { importItemSchema } from "./import-batch-body";
import { importItems } from "./import-items.server";
import { openImportSegments } from "./import-segments.server";
import { openImportStart } from "./import-start.server";
import { readImportItems } from "./read-import-items";

export const IMPORT_BATCH_JOB = "import_batch";

/** What a task of an import knows; its parts are lists of items. */
export const importBatchSettings = z.object({
  matching: matchingModeSchema,
  field_name: z.string().optional(),
  skip_invalid_subscriptions: z.boolean(),
  skip_triggers: z.boolean(),
  add_to_segments: z.array(z.int()).default([]),
  remove_from_segments: z.array(z.int()).default([]),
  hops: z.int(),
  content: contentSchema,
  start: z.object({ kind: z.enum(["scenario", "mailing"]), targetId: z.int(), targetField: z.string() }).nullable(),
});

const partSchema = z.array(importItemSchema);

/** Imports a part of what `…_batch_task` was given. The pool is for hints only. */
export function makeImportBatchJob(pool: Pool): JobHandler {
  return (client, job) => {
    const { actor, now, databaseId } = job;
    const settings = importBatchSettings.parse(job.settings);
    const lane = getBulkLane(actor.accountId);
    const cause = { how: "api" as const, hops: settings.hops, lane, starts: !settings.skip_triggers };
    return runItemPart(client, job, {
      readItems: (input) => partSchema.parse(input),
      run: async (items, from) => {
        const database = await holdDatabase(client, actor, { id: databaseId ?? 0, field: "db_id" });
        const start = await openImportStart(client, settings.start, { actor, database, now });
        const segments = await openImportSegments(client, settings, { actor, database });
        const requests = readImportItems(database, settings, { items, from });
        const results = await importItems(client, { actor, database, now, cause, start, segments }, requests);
        return { results, afterCommit: () => hintImported(pool, { database, results, lane }) };
      },
    });
  };
}

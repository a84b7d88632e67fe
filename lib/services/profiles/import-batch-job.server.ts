import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import { saveJobPart, takeJobPart } from "@/lib/db/queries/background-jobs/job-parts.server";
import { contentSchema } from "@/lib/contracts/v1/shared";
import { matchingModeSchema } from "@/lib/domain/matching/matching-mode";
import { getBulkLane } from "@/lib/engine/task-row";
import type { JobHandler, OpenJob } from "@/lib/jobs/background/job-handler";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { AppError } from "@/lib/shared/app-error";
import { type Json, jsonObjectSchema } from "@/lib/shared/json";
import { hintImported } from "./hint-imported.server";
import { importItemSchema } from "./import-batch-body";
import { type ImportResult, importItems } from "./import-items.server";
import { openImportStart } from "./import-start.server";
import { readImportItems } from "./read-import-items";

export const IMPORT_BATCH_JOB = "import_batch";
/** Items of a part, and so of a transaction. */
export const IMPORT_PART_ITEMS = 500;

/** What a task of an import knows; its parts are lists of items. */
export const importBatchSettings = z.object({
  matching: matchingModeSchema,
  field_name: z.string().optional(),
  skip_invalid_subscriptions: z.boolean(),
  skip_triggers: z.boolean(),
  hops: z.int(),
  content: contentSchema,
  start: z.object({ kind: z.enum(["scenario", "mailing"]), targetId: z.int(), targetField: z.string() }).nullable(),
});

const partSchema = z.array(importItemSchema);

/** Imports a part of what `…_batch_task` was given. The pool is for hints only. */
export function makeImportBatchJob(pool: Pool): JobHandler {
  return async (client, job) => {
    const { done, failed, total, cursor, summary } = job;
    const part = await takeJobPart(client, job.id);
    if (part === null) return { cursor, summary, done, failed, total, isOver: true };
    const items = partSchema.parse(part.input);
    const from = part.position * IMPORT_PART_ITEMS;
    const { results, afterCommit } = await importPart(client, job, { items, from, pool });
    await saveJobPart(client, job.id, { position: part.position, result: results.map(keepResult) });
    const bad = results.filter((result) => !result.ok).length;
    const isOver = done + items.length >= (total ?? 0);
    const counted = { done: done + items.length, failed: failed + bad, total };
    return { ...counted, cursor, summary, isOver, afterCommit };
  };
}

type Part = { items: z.output<typeof partSchema>; from: number; pool: Pool };

async function importPart(client: ClientBase, job: OpenJob, { items, from, pool }: Part) {
  const { actor, now, databaseId } = job;
  const settings = importBatchSettings.parse(job.settings);
  const lane = getBulkLane(actor.accountId);
  const cause = { how: "api" as const, hops: settings.hops, lane, starts: !settings.skip_triggers };
  await client.query("SAVEPOINT part");
  try {
    const database = await holdDatabase(client, actor, { id: databaseId ?? 0, field: "db_id" });
    const start = await openImportStart(client, settings.start, { actor, database, now });
    const requests = readImportItems(database, settings, { items, from });
    const results = await importItems(client, { actor, database, now, cause, start }, requests);
    return { results, afterCommit: () => hintImported(pool, { database, results, lane }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.retryAfterSeconds !== undefined) throw error;
    // What is wrong with all of it, such as a scenario that was stopped meanwhile, is wrong with each.
    await client.query("ROLLBACK TO SAVEPOINT part");
    const results: ImportResult[] = items.map(() => ({ ok: false, error }));
    return { results, afterCommit: () => undefined };
  }
}

/** As `tasks/get` reads it again. */
function keepResult(result: ImportResult): Json {
  if (!result.ok) return { ok: false, code: result.error.code, message: result.error.message };
  return { ok: true, answer: jsonObjectSchema.parse(JSON.parse(JSON.stringify(result.answer, withoutBigints))) };
}

const withoutBigints = (_name: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

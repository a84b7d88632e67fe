import type { Pool } from "pg";
import { z } from "zod";
import { contentSchema, startItemSchema } from "@/lib/contracts/v1/shared";
import { matchingModeSchema } from "@/lib/domain/matching/matching-mode";
import { hintWork } from "@/lib/engine/hint-work.server";
import { getBulkLane } from "@/lib/engine/task-row";
import type { JobHandler } from "@/lib/jobs/background/job-handler";
import { runItemPart } from "@/lib/services/background-jobs/run-item-part.server";
import { makeStartRequests } from "./make-start-requests";
import { runStarts } from "./run-starts.server";

export const START_BATCH_JOB = "start_batch";

/** What a task of starts knows; its parts are lists of items. */
const startBatchSettings = z.object({
  kind: z.enum(["scenario", "mailing"]),
  targetId: z.int(),
  /** The parameter that named it. */
  targetField: z.string(),
  matching: matchingModeSchema,
  field_name: z.string().optional(),
  content: contentSchema,
  hops: z.int(),
});

const partSchema = z.array(startItemSchema);

/** Starts a part of what `…/start_batch_task` was given, in the bulk lane. The pool is for hints only. */
export function makeStartBatchJob(pool: Pool): JobHandler {
  return (client, job) => {
    const { actor, now } = job;
    const { kind, targetId, targetField, hops, ...shape } = startBatchSettings.parse(job.settings);
    const lane = getBulkLane(actor.accountId);
    return runItemPart(client, job, {
      readItems: (input) => partSchema.parse(input),
      run: async (data) => {
        const requests = makeStartRequests({ actor, kind, targetId, targetField, hops }, { ...shape, data });
        const results = await runStarts(client, requests, { now, lane });
        const shards = results.flatMap((result) => (result.ok && result.shard !== null ? [result.shard] : []));
        return { results, afterCommit: () => hintWork(pool, new Set(shards), lane) };
      },
    });
  };
}

import { z } from "zod";
import { getBackgroundJob } from "@/lib/db/queries/background-jobs/get-background-job.server";
import { listJobResults } from "@/lib/db/queries/background-jobs/job-parts.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError, ERROR_CODES } from "@/lib/shared/app-error";
import { jsonObjectSchema, type JsonObject } from "@/lib/shared/json";

const resultSchema = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), answer: jsonObjectSchema }),
  z.object({ ok: z.literal(false), code: z.enum(ERROR_CODES), message: z.string() }),
]);

type Describe = (result: JsonObject | AppError) => Record<string, unknown>;

/** `tasks/get`: how far a task of the account is; `result` has an outcome for each item once it is over, for 24 h. Throws `not_found`. */
export async function getTaskByApi(actor: Actor, { taskId, describe }: { taskId: number; describe: Describe }) {
  const job = await getBackgroundJob(pool(), { id: taskId, accountId: actor.accountId });
  if (!job) throw new AppError("not_found", `task_id: There is no task #${taskId}.`, { field: "task_id" });
  const { state, done, total, failed, error } = job;
  const answer = { state, done, total, failed, ...(error === null ? {} : { reason: error }) };
  const parts = state === "running" ? [] : await listJobResults(pool(), taskId);
  // Under way, or forgotten.
  if (parts.length === 0) return answer;
  const result = parts.flatMap((part) => z.array(resultSchema).parse(part));
  return {
    ...answer,
    result: result.map((one) => describe(one.ok ? one.answer : new AppError(one.code, one.message))),
  };
}

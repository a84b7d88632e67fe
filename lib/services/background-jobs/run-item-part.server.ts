import type { ClientBase } from "pg";
import { saveJobPart, takeJobPart } from "@/lib/db/queries/background-jobs/job-parts.server";
import type { JobStep, OpenJob } from "@/lib/jobs/background/job-handler";
import { AppError } from "@/lib/shared/app-error";
import { type Json, jsonObjectSchema } from "@/lib/shared/json";
import { getPartStart } from "./item-parts";

/** What became of one item; `tasks/get` tells it. */
export type ItemResult = { ok: true; answer: Readonly<Record<string, unknown>> } | { ok: false; error: AppError };

type Work<Item> = {
  /** The items of a part, as they were kept. */
  readItems: (input: unknown) => Item[];
  /** A result for each, in order; `from` is the place of the first among all. An AppError is the result of each of them. */
  run: (items: Item[], from: number) => Promise<{ results: readonly ItemResult[]; afterCommit: () => void }>;
};

/** Does the next part of a job whose parts are lists of items, and keeps what became of each. */
export async function runItemPart<Item>(client: ClientBase, job: OpenJob, work: Work<Item>): Promise<JobStep> {
  const { done, failed, total, cursor, summary } = job;
  const part = await takeJobPart(client, job.id);
  if (part === null) return { cursor, summary, done, failed, total, isOver: true };
  const items = work.readItems(part.input);
  const { results, afterCommit } = await runAll(client, items, () => work.run(items, getPartStart(part.position)));
  await saveJobPart(client, job.id, { position: part.position, result: results.map(keepResult) });
  const bad = results.filter((result) => !result.ok).length;
  const counted = { done: done + items.length, failed: failed + bad, total };
  return { ...counted, cursor, summary, isOver: counted.done >= (total ?? 0), afterCommit };
}

async function runAll(
  client: ClientBase,
  items: readonly unknown[],
  run: () => ReturnType<Work<unknown>["run"]>,
): ReturnType<Work<unknown>["run"]> {
  await client.query("SAVEPOINT part");
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.retryAfterSeconds !== undefined) throw error;
    // What is wrong with all of it, such as a scenario that was stopped meanwhile, is wrong with each.
    await client.query("ROLLBACK TO SAVEPOINT part");
    return { results: items.map(() => ({ ok: false, error })), afterCommit: () => undefined };
  }
}

/** As `tasks/get` reads it again. */
function keepResult(result: ItemResult): Json {
  if (!result.ok) return { ok: false, code: result.error.code, message: result.error.message };
  return { ok: true, answer: jsonObjectSchema.parse(JSON.parse(JSON.stringify(result.answer, withoutBigints))) };
}

const withoutBigints = (_name: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

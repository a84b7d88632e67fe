import type { z } from "zod";
import type { campaignsTriggersStartBatch } from "@/lib/contracts/v1/triggers-start-batch";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { startBatch, type StartBatchInput } from "./start-batch.server";
import type { StartAnswer } from "./start-request";

type Body = z.output<typeof campaignsTriggersStartBatch.body>;

/**
 * `campaigns/triggers/start_batch`: one message to each of several profiles, all in one transaction, an outcome per item. Throws
 * when the mailing itself cannot be started; an item that names no profile fails alone.
 */
export async function startTriggerBatch(
  actor: Actor,
  { describe, ...input }: StartBatchInput<Body>,
): Promise<{ result: string[]; data: Record<string, unknown>[] }> {
  const { trigger_id, id } = input.body;
  const target = {
    ...{ actor, kind: "mailing" as const, hops: 0 },
    targetId: trigger_id ?? id ?? 0,
    targetField: trigger_id === undefined ? "id" : "trigger_id",
  };
  return startBatch(target, input, (results) => ({
    result: results.flatMap((one) => (one.ok && isQueued(one.answer) ? [one.answer.profile_id] : [])),
    data: results.map((one) => describe(one.ok ? one.answer : one.error)),
  }));
}

const isQueued = (answer: StartAnswer) => "status" in answer && answer.status === "queued";

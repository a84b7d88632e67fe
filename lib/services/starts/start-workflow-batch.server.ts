import type { z } from "zod";
import type { workflowsStartBatch } from "@/lib/contracts/v1/workflows-start-batch";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { startBatch, type StartBatchInput } from "./start-batch.server";

type Input = StartBatchInput<z.output<typeof workflowsStartBatch.body>> & { hops: number };

/**
 * `workflows/start_batch`: each of several profiles into a scenario, all in one transaction, an outcome per item. `hops` = scenarios
 * that started each other before this call. Throws when the scenario itself cannot be started; an item that names no profile fails alone.
 */
export async function startWorkflowBatch(
  actor: Actor,
  { describe, hops, ...input }: Input,
): Promise<{ data: Record<string, unknown>[] }> {
  const target = { actor, kind: "scenario" as const, targetId: input.body.id, targetField: "id", hops };
  return startBatch(target, input, (results) => ({
    data: results.map((one) => describe(one.ok ? one.answer : one.error)),
  }));
}

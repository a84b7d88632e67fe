import type { z } from "zod";
import type { workflowsStart } from "@/lib/contracts/v1/workflows-start";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { startOne } from "./coalescer.server";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { StartAnswer } from "./start-request";

type Body = z.output<typeof workflowsStart.body>;

/**
 * `workflows/start`: puts a profile into a scenario. `hops` = scenarios that started each other before this call.
 * Throws AppError: 404 no such scenario or profile, 409 inactive or ambiguous, 400 with the parameter.
 */
export function startWorkflow(
  actor: Actor,
  { body, hops, idempotency }: { body: Body; hops: number; idempotency: IdempotencyClaim | null },
): Promise<StartAnswer> {
  return startOne({
    actor,
    kind: "scenario",
    targetId: body.id,
    targetField: "id",
    matching: readMatching(body),
    content: body.content ?? {},
    hops,
    idempotency,
  });
}

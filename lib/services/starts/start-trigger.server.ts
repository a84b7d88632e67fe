import type { z } from "zod";
import type { triggersStart } from "@/lib/contracts/v1/triggers-start";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { startOne } from "./coalescer.server";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { StartAnswer } from "./start-request";

type Body = z.output<typeof triggersStart.body>;

/** `triggers/start`: one message of a trigger mailing to one profile. Throws AppError as `startWorkflow` does. */
export function startTrigger(
  actor: Actor,
  { body, idempotency }: { body: Body; idempotency: IdempotencyClaim | null },
): Promise<StartAnswer> {
  return startOne({
    actor,
    kind: "mailing",
    targetId: body.id ?? body.trigger_id ?? 0,
    targetField: body.id === undefined ? "trigger_id" : "id",
    matching: readMatching(body),
    content: body.content ?? {},
    hops: 0,
    idempotency,
  });
}

import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import type { MatchingInput } from "@/lib/domain/matching/make-match";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";

/** One profile to put into a scenario, or to send one message of a mailing to. */
export type StartRequest = {
  actor: Actor;
  kind: "scenario" | "mailing";
  /** The number that is shown with `#`. */
  targetId: number;
  /** The parameter that named it, for errors. */
  targetField: string;
  matching: MatchingInput;
  content: JsonObject;
  /** Scenarios that started each other before this one. */
  hops: number;
  idempotency: IdempotencyClaim | null;
};

/**
 * The members of the API's answer, or the failure of this one request. `shard` is where an engine has new work, null when there is none.
 */
export type StartResult = { ok: true; answer: StartAnswer; shard: number | null } | { ok: false; error: AppError };

export type StartAnswer =
  | { profile_id: string; pass_id: bigint }
  | { profile_id: string; skipped: "reentry" }
  | { profile_id: string; message_id: bigint; status: "queued" }
  | { profile_id: string; message_id: bigint; status: "not_sent"; reason: string };

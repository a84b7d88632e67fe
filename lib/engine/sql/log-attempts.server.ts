import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** The log of calls and hand-overs. An attempt that was counted twice after a crash keeps its first line. */
export const INSERT_ATTEMPTS: Statement = {
  name: "engine-insert-attempts",
  text: `INSERT INTO effect_attempt (shard, effect_id, attempt, at, duration_ms, profile_id, scenario_id, node_id, pass_id,
      status, outcome, target, excerpt)
    SELECT $1, u.effect_id, u.attempt, to_timestamp(u.at_ms / 1000), u.duration_ms, u.profile_id, u.scenario_id, u.node_id,
      u.pass_id, u.status, u.outcome, u.target, u.excerpt
    FROM unnest($2::bigint[], $3::smallint[], $4::float8[], $5::int[], $6::bigint[], $7::int[], $8::int[], $9::bigint[],
      $10::int[], $11::text[], $12::text[], $13::text[])
      AS u(effect_id, attempt, at_ms, duration_ms, profile_id, scenario_id, node_id, pass_id, status, outcome, target, excerpt)
    ON CONFLICT (shard, effect_id, attempt) DO NOTHING`,
};

/** What became of queued messages. */
export const UPDATE_MESSAGES: Statement = {
  name: "engine-update-messages",
  text: `UPDATE message m SET status = u.status, reason = u.reason, updated_at = $2,
      missing = ARRAY(SELECT jsonb_array_elements_text(u.missing::jsonb))
    FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS u(id, status, reason, missing)
    WHERE m.shard = $1 AND m.id = u.id`,
};

export type Attempt = {
  effectId: bigint;
  attempt: number;
  at: number;
  durationMs: number;
  profileId: bigint;
  scenarioId: number | null;
  nodeId: number | null;
  passId: bigint | null;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  outcome: string;
  target: string;
  excerpt: string;
};

export type MessageUpdate = {
  id: bigint;
  status: "queued" | "sent" | "deferred" | "refused" | "not_sent";
  reason: string | null;
  missing: readonly string[];
};

/** Writes lines of the log. */
export async function insertAttempts(client: Queryable, shard: number, attempts: readonly Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await countStatement(client, INSERT_ATTEMPTS, [
    shard,
    numberArray(attempts.map((attempt) => attempt.effectId)),
    numberArray(attempts.map((attempt) => attempt.attempt)),
    numberArray(attempts.map((attempt) => attempt.at)),
    numberArray(attempts.map((attempt) => attempt.durationMs)),
    numberArray(attempts.map((attempt) => attempt.profileId)),
    numberArray(attempts.map((attempt) => attempt.scenarioId)),
    numberArray(attempts.map((attempt) => attempt.nodeId)),
    numberArray(attempts.map((attempt) => attempt.passId)),
    numberArray(attempts.map((attempt) => attempt.status)),
    textArray(attempts.map((attempt) => attempt.outcome)),
    textArray(attempts.map((attempt) => attempt.target)),
    textArray(attempts.map((attempt) => attempt.excerpt)),
  ]);
}

/** Writes what became of messages of one shard. */
export async function updateMessages(
  client: Queryable,
  { shard, now }: { shard: number; now: Date },
  messages: readonly MessageUpdate[],
): Promise<void> {
  if (messages.length === 0) return;
  await countStatement(client, UPDATE_MESSAGES, [
    shard,
    now,
    numberArray(messages.map((message) => message.id)),
    textArray(messages.map((message) => message.status)),
    textArray(messages.map((message) => message.reason)),
    textArray(messages.map((message) => JSON.stringify(message.missing))),
  ]);
}

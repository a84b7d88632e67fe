import type { ClientBase } from "pg";
import type { z } from "zod";
import type { eventsSend } from "@/lib/contracts/v1/events-send";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { UsedFact } from "@/lib/engine/facts/heard";
import { applyFacts } from "@/lib/engine/facts/apply-facts.server";
import { hintFacts, hintWork } from "@/lib/engine/hint-work.server";
import { insertFacts } from "@/lib/engine/sql/insert-facts.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { describeSource } from "@/lib/services/profiles/describe-source";
import { requireMatchedProfile } from "@/lib/services/profiles/require-matched-profile.server";
import { triggerScenarios } from "./trigger-scenarios.server";

type Body = z.output<typeof eventsSend.body>;
type SendEventInput = { body: Body; hops: number; idempotency: IdempotencyClaim | null };

/** `woken`: tasks that waited for it; `started`: passes that it began. */
export type SendEventAnswer = { profile_id: string; woken: number; started: number };

/**
 * `events/send`: keeps the event in the profile's history, starts what it triggers and wakes who waits for it, all before it is
 * answered. Throws AppError: 404 no such database or profile, 409 ambiguous, 400 with the parameter.
 */
export async function sendEvent(actor: Actor, { body, hops, idempotency }: SendEventInput): Promise<SendEventAnswer> {
  const now = await databaseNow();
  const { answer, shard, isAwaited } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const database = await requireDatabaseView(client, actor, { id: body.db_id, field: "db_id" });
    const profile = await requireMatchedProfile(client, { database, matching: readMatching(body) });
    const fact = { kind: "event" as const, name: body.event, content: body.content ?? {} };
    const event = { profileId: profile.id, kind: fact.kind, detail: { name: fact.name, content: fact.content } };
    await insertProfileEvents(client, { now, source: describeSource(actor) }, [event]);
    const place = { accountId: database.accountId, databaseId: database.id, profileId: profile.id };
    const used = { ...place, fact, hops, lane: 0, starts: true, at: now };
    const { isAwaited, ...counts } = await announce(client, now, used);
    const made = { profile_id: profile.publicId, ...counts };
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer: made }]);
    return { answer: made, shard: getProfileShard(profile.id), isAwaited };
  });
  if (answer.woken + answer.started > 0) hintWork(pool(), [shard]);
  if (isAwaited) hintFacts(pool(), [shard]);
  return answer;
}

/**
 * Uses the fact at once, so that the answer can say what it caused. A profile that comes to wait at this very moment, in a
 * transaction that neither sees this one nor is seen by it, is woken by the copy in the inbox, which is used after the commit.
 */
async function announce(client: ClientBase, now: Date, used: UsedFact) {
  const shard = getProfileShard(used.profileId);
  const deps = { scenarios: triggerScenarios(), random: Math.random };
  const { woken, started, isAwaited } = await applyFacts(client, deps, { shard, now, facts: [used] });
  if (isAwaited) await insertFacts(client, now, [{ ...used, starts: false }]);
  return { woken, started, isAwaited };
}

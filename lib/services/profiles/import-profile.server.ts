import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { describeSource } from "./describe-source";
import { hintListeners } from "./hint-listeners.server";
import { makeImportItems, type ImportRequest } from "./make-import-items.server";
import { writeProfiles } from "./write-profiles.server";

export type ImportProfileInput = {
  databaseId: number;
  request: ImportRequest;
  idempotency: IdempotencyClaim | null;
  /** Scenarios that started each other before this call. */
  hops: number;
  /** Changes the profile without starting scenarios. */
  skipTriggers: boolean;
  /** The call's own; what is left out is said here, before the answer is kept under its key. */
  warnings: string[];
};

export type ImportProfileAnswer = { profile_id: string; created: boolean };

/**
 * `profiles/import`: finds a profile or creates it, and writes fields and subscriptions, all or nothing.
 * Throws AppError: 400 with the path of what is wrong, 404 without such a database or profile id, 409 for an ambiguous match or a
 * value that must be unique.
 */
export async function importProfile(
  actor: Actor,
  { databaseId, request, idempotency, hops, skipTriggers, warnings }: ImportProfileInput,
): Promise<ImportProfileAnswer> {
  const now = await databaseNow();
  const cause = { how: "api" as const, hops, lane: 0, starts: !skipTriggers };
  const { answer, database, id } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const database = await holdDatabase(client, actor, { id: databaseId, field: "db_id" });
    const [made] = await makeImportItems(client, { actor, database }, [request]);
    if (!made?.ok) throw made?.error ?? new Error("A request made no item.");
    const context = { database, now, source: describeSource(actor), cause };
    const [outcome] = await writeProfiles(client, context, [made.item]);
    if (!outcome?.ok) throw outcome?.error ?? new Error("An item has no outcome.");
    const answer = { profile_id: outcome.publicId, created: outcome.created };
    // A deadlock makes this run again.
    warnings.push(...made.warnings.filter((sentence) => !warnings.includes(sentence)));
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return { answer, database, id: outcome.id };
  });
  hintListeners(database, [id]);
  return answer;
}

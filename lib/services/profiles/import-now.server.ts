import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { hintImported } from "./hint-imported.server";
import { importItems, type ImportResult, type StartingRequest } from "./import-items.server";
import { openImportSegments, type SegmentChoice } from "./import-segments.server";
import { openImportStart, type StartChoice } from "./import-start.server";

/** An import over the API, of one profile or of many. */
export type ImportCall = {
  databaseId: number;
  start: StartChoice | null;
  segments: SegmentChoice;
  /** The requests, once the fields of the database are known. */
  makeRequests: (database: DatabaseView) => StartingRequest[];
  idempotency: IdempotencyClaim | null;
  /** Scenarios that started each other before this call. */
  hops: number;
  /** Changes profiles without starting scenarios. */
  skipTriggers: boolean;
  /** The call's own; what is left out is said here, before the answer is kept under its key. */
  warnings: string[];
};

/**
 * Imports in one transaction and answers with what `makeAnswer` says of the results, in order; what it throws takes all of it back.
 * @throws AppError when the database, or the scenario or mailing to start, is not there or not active
 */
export async function importNow<Answer extends Record<string, unknown>>(
  actor: Actor,
  call: ImportCall,
  makeAnswer: (results: readonly ImportResult[]) => Answer,
): Promise<Answer> {
  const { databaseId, idempotency, warnings } = call;
  const now = await databaseNow();
  const cause = { how: "api" as const, hops: call.hops, lane: 0, starts: !call.skipTriggers };
  const { answer, database, results } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const database = await holdDatabase(client, actor, { id: databaseId, field: "db_id" });
    const start = await openImportStart(client, call.start, { actor, database, now });
    const segments = await openImportSegments(client, call.segments, { actor, database });
    const scope = { actor, database, now, cause, start, segments };
    const results = await importItems(client, scope, call.makeRequests(database));
    const answer = makeAnswer(results);
    // A deadlock makes this run again.
    for (const sentence of listWarnings(results)) if (!warnings.includes(sentence)) warnings.push(sentence);
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return { answer, database, results };
  });
  hintImported(pool(), { database, results, lane: cause.lane });
  return answer;
}

/** So many sentences are worth reading. */
const WARNINGS_MAX = 100;

function listWarnings(results: readonly ImportResult[]): string[] {
  return [...new Set(results.flatMap((result) => (result.ok ? result.warnings : [])))].slice(0, WARNINGS_MAX);
}

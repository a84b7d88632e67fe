import type { Actor } from "@/lib/domain/permissions/permissions";
import type { AppError } from "@/lib/shared/app-error";
import { type ImportBatchCall, makeBatchItems } from "./import-batch-body";
import type { ImportAnswer } from "./import-items.server";
import { importNow } from "./import-now.server";
import { readImportItems } from "./read-import-items";

export type ImportProfilesInput = ImportBatchCall & {
  /** How one item's success or failure is answered. */
  describe: (result: ImportAnswer | AppError) => Record<string, unknown>;
};

/** Imports many profiles in one transaction: an outcome per item, in order; one that is wrong fails alone. */
export function importProfiles(
  actor: Actor,
  { body, describe, ...call }: ImportProfilesInput,
): Promise<{ data: Record<string, unknown>[] }> {
  const { db_id: databaseId, skip_triggers: skipTriggers } = body;
  const items = makeBatchItems(body.data, call.start);
  const makeRequests = (database: Parameters<typeof readImportItems>[0]) => readImportItems(database, body, { items });
  return importNow(actor, { ...call, segments: body, databaseId, skipTriggers, makeRequests }, (results) => ({
    data: results.map((result) => describe(result.ok ? result.answer : result.error)),
  }));
}

import type { ClientBase } from "pg";
import { findSharedKeyValue } from "@/lib/db/queries/fields/find-shared-key-value.server";
import { markKeyUnique } from "@/lib/db/queries/fields/mark-key-unique.server";
import { AppError } from "@/lib/shared/app-error";

type Key = { databaseId: number; field: string; isUnique: boolean; shown: string };

/**
 * Makes the values of a key field unique, or lets them be shared, in every profile there is. The caller holds the database for change.
 * Throws `conflict` with a value that several profiles share already.
 */
export async function setKeyUnique(client: ClientBase, { databaseId, field, isUnique, shown }: Key): Promise<void> {
  const shared = isUnique ? await findSharedKeyValue(client, { databaseId, field }) : null;
  if (shared !== null) {
    const value = JSON.stringify(shared.slice(0, 80));
    throw new AppError("conflict", `${shown} cannot be unique: several profiles have ${value}. Change them first.`, {
      field: field === "email" ? "emailUnique" : "isUnique",
    });
  }
  await markKeyUnique(client, { databaseId, field, isUnique });
}

import type { ProfileRow } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { listProfileRows } from "@/lib/db/queries/profiles/list-profile-rows.server";
import type { ProfileRow as StoredProfile } from "@/lib/db/queries/profiles/profile-row";
import { readProfiles } from "@/lib/db/queries/profiles/read-profiles.server";
import { searchProfileIds } from "@/lib/db/queries/profiles/search-profile-ids.server";
import { getKeyName } from "@/lib/domain/fields/key-values";
import { KEY_EMAIL_SUBSCRIPTION } from "@/lib/domain/matching/matching-mode";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId, parseProfileId } from "@/lib/domain/profiles/profile-id";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";

export type ListProfilesInput = {
  databaseId: number;
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};
type Page = { items: ProfileRow[]; nextCursor: string | null; isCut: boolean };

/** A page of a database's profiles, newest first, or those that a search finds by the beginning of a key or by a whole id. */
export async function listProfiles(actor: Actor, input: ListProfilesInput): Promise<Page> {
  const database = await requireDatabaseView(pool(), actor, { id: input.databaseId });
  const { search, cursor, limit } = input;
  if (search) return searchProfiles(database, search, limit);
  const beforeId = cursor === undefined ? null : BigInt(cursor);
  const rows = await listProfileRows(database.id, { beforeId, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? String(page.at(-1)?.id ?? "") : null;
  return { items: page.map(describeRow), nextCursor, isCut: false };
}

async function searchProfiles(database: DatabaseView, search: string, limit: number): Promise<Page> {
  const identity = parseProfileId(search);
  const ids = identity ? [identity.id] : await findIds(database, search, limit + 1);
  const rows = await readProfiles(pool(), ids.slice(0, limit));
  const items = rows.filter((row) => row.databaseId === database.id).map(describeRow);
  const found = identity ? items.filter(({ id }) => id === search.toLowerCase()) : items;
  return { items: found, nextCursor: null, isCut: ids.length > limit };
}

function findIds(database: DatabaseView, search: string, limit: number): Promise<bigint[]> {
  const fields = [...database.fields.values()].filter((field) => field.isKey).map(getKeyName);
  return searchProfileIds(database.id, {
    fields: [...fields, KEY_EMAIL_SUBSCRIPTION],
    prefixes: listPrefixes(search),
    limit,
  });
}

/** As typed, in lower case as e-mails are kept, and as the beginning of a phone number. */
function listPrefixes(search: string): string[] {
  const digits = search.replace(/[\s().-]/g, "").replace(/^(?:\+|00)/, "");
  const phone = /^\d{3,15}$/.test(digits) ? [`+${digits}`] : [];
  return [...new Set([search, search.toLowerCase(), ...phone])];
}

function describeRow(row: StoredProfile): ProfileRow {
  return {
    id: formatProfileId(row.id, row.createdAt),
    fields: row.fields,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

import type { ClientBase } from "pg";
import { listFieldValues } from "@/lib/db/queries/fields/list-field-values.server";
import { insertKeys } from "@/lib/db/queries/profiles/insert-keys.server";
import { isKeyText, makeKeyText } from "@/lib/domain/fields/key-values";
import { makeCustomKeyName } from "@/lib/domain/matching/matching-mode";
import { KEY_LENGTH_MAX } from "@/lib/domain/fields/parse-field-value";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";
import { AppError } from "@/lib/shared/app-error";

const PAGE = 5_000;

/**
 * Writes the key rows of a field that becomes a key, for every profile that has a value in it. The caller holds the database
 * for change. Throws `conflict` for a value that is too long to be a key.
 */
export async function buildFieldKeys(
  client: ClientBase,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<void> {
  for (const shard of ALL_SHARDS) {
    let afterId = 0n;
    for (let isMore = true; isMore;) {
      const page = await listFieldValues(client, { databaseId, shard, field, afterId, limit: PAGE });
      const texts = page.map(({ id, value }) => ({ id, text: makeKeyText(value) }));
      const keys = texts
        .filter(({ text }) => isKeyText(text))
        .map(({ id, text }) => ({
          databaseId,
          field: makeCustomKeyName(field),
          value: requireShort(text, field),
          profileId: id,
          isUnique: false,
        }));
      await insertKeys(client, keys);
      afterId = page.at(-1)?.id ?? afterId;
      isMore = page.length === PAGE;
    }
  }
}

function requireShort(value: string, field: string): string {
  if (value.length <= KEY_LENGTH_MAX) return value;
  const text = `"${field}" cannot be a key: a profile's value has ${value.length} characters, the longest key ${KEY_LENGTH_MAX}.`;
  throw new AppError("conflict", text, { field: "isKey" });
}

import { KEY_EMAIL, KEY_PHONE, makeCustomKeyName } from "@/lib/domain/matching/matching-mode";
import type { Json, JsonObject } from "@/lib/shared/json";
import type { FieldView } from "./field-types";

/** One row of `profile_key` without its profile and shard. */
export type KeyValue = { field: string; value: string; isUnique: boolean };

/** The text by which a kept value is compared, e.g. `42` for the number and for the text. */
export function makeKeyText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Nobody can be found by an empty text: profiles without a number share none. */
export function isKeyText(text: string): boolean {
  return text.trim() !== "";
}

/**
 * The values a profile can be matched by, from its kept (already parsed) fields. Subscription addresses are not among them:
 * they stand in the profile's subscriptions.
 */
export function listKeyValues(fields: JsonObject, definitions: Iterable<FieldView>): KeyValue[] {
  const keys: KeyValue[] = [];
  for (const definition of definitions) {
    const value = fields[definition.name];
    if (!definition.isKey || value === undefined || value === null) continue;
    const field = getKeyName(definition);
    for (const entry of Array.isArray(value) ? value : [value]) {
      const text = makeKeyText(entry);
      if (isKeyText(text)) keys.push({ field, value: text, isUnique: definition.isUnique });
    }
  }
  return keys;
}

/** The `profile_key.field` under which a key field's values stand. */
export function getKeyName(definition: FieldView): string {
  if (!definition.standard) return makeCustomKeyName(definition.name);
  return definition.name === "phones" ? KEY_PHONE : KEY_EMAIL;
}

/** What must be written and taken away so that the keys of `before` become those of `after`. */
export function diffKeyValues(
  before: readonly KeyValue[],
  after: readonly KeyValue[],
): { added: KeyValue[]; removed: KeyValue[] } {
  const isIn = (list: readonly KeyValue[], key: KeyValue) =>
    list.some((other) => other.field === key.field && other.value === key.value);
  return {
    added: after.filter((key) => !isIn(before, key)),
    removed: before.filter((key) => !isIn(after, key)),
  };
}

import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";
import { makeFieldError, type FieldResult } from "./field-result";
import type { FieldType, FieldView } from "./field-types";
import { parseFieldValue } from "./parse-field-value";

export const FIELD_ACTIONS = ["set", "unset", "incr", "add", "delete", "upsert"] as const;
export type FieldAction = (typeof FIELD_ACTIONS)[number];

/** What to do with one field; `value` is as the caller sent it. */
export type FieldChange = { action: FieldAction; value?: Json };

/** Which types an action fits; `set` and `unset` fit all. */
const FITTING: Record<Exclude<FieldAction, "set" | "unset">, readonly FieldType[]> = {
  incr: ["integer", "decimal"],
  add: ["tag", "array"],
  delete: ["tag", "array", "object"],
  upsert: ["tag", "array", "object"],
};

/**
 * Computes a field's new value; `undefined` = not set. `null` unsets.
 * add: joins tags or items to the list. delete: takes tags away, items that hold all given members, or an object's named members.
 * upsert: adds missing tags; merges members into an object; an item replaces the one with the same `id`, else is added.
 */
export function applyFieldUpdate(
  field: FieldView,
  current: Json | undefined,
  change: FieldChange,
): FieldResult<Json | undefined> {
  const value = change.value ?? null;
  if (change.action === "unset" || (change.action === "set" && value === null)) return unset(field);
  if (change.action === "set") return setValue(field, value);
  if (!FITTING[change.action].includes(field.type)) {
    return makeFieldError(field.name, `is of type ${field.type}, which has no "${change.action}"`);
  }
  return APPLY[change.action](field, current, value);
}

type Apply = (field: FieldView, current: Json | undefined, value: Json) => FieldResult<Json | undefined>;

const APPLY: Record<keyof typeof FITTING, Apply> = {
  incr: increase,
  add: (field, current, value) => setValue(field, [...listOf(current), ...listOf(value)]),
  delete: takeAway,
  upsert: merge,
};

function unset(field: FieldView): FieldResult<undefined> {
  return field.required
    ? makeFieldError(field.name, "is required and cannot be unset")
    : { ok: true, value: undefined };
}

function setValue(field: FieldView, value: Json): FieldResult<Json | undefined> {
  const parsed = parseFieldValue(field, value);
  if (!parsed.ok) return parsed;
  const isEmpty = Array.isArray(parsed.value) && parsed.value.length === 0;
  return isEmpty ? unset(field) : parsed;
}

function increase(field: FieldView, current: Json | undefined, value: Json): FieldResult<Json | undefined> {
  const by = parseFieldValue(field, value ?? 1);
  if (!by.ok) return by;
  const sum = (typeof current === "number" ? current : 0) + (typeof by.value === "number" ? by.value : 0);
  return setValue(field, sum);
}

function takeAway(field: FieldView, current: Json | undefined, value: Json): FieldResult<Json | undefined> {
  if (field.type === "object") return setOrUnset(field, withoutMembers(current, value));
  const unwanted = field.type === "tag" ? parseFieldValue(field, value) : { ok: true as const, value: listOf(value) };
  if (!unwanted.ok) return unwanted;
  const list = listOf(unwanted.value);
  return setOrUnset(
    field,
    listOf(current).filter((entry) => !list.some((other) => holds(entry, other))),
  );
}

function merge(field: FieldView, current: Json | undefined, value: Json): FieldResult<Json | undefined> {
  if (field.type === "tag") return setValue(field, [...listOf(current), ...listOf(value)]);
  if (field.type === "array") return setValue(field, mergeItems(listOf(current), listOf(value)));
  if (!isJsonObject(value)) return parseFieldValue(field, value);
  return setValue(field, { ...(isJsonObject(current) ? current : {}), ...value });
}

function mergeItems(current: Json[], given: Json[]): Json[] {
  const items = [...current];
  for (const item of given) {
    const at = isJsonObject(item) && "id" in item ? items.findIndex((other) => sameId(other, item)) : -1;
    if (at === -1) items.push(item);
    else items[at] = item;
  }
  return items;
}

const sameId = (a: Json, b: JsonObject) => isJsonObject(a) && JSON.stringify(a.id) === JSON.stringify(b.id);

/** True when `entry` is the value, or an object that holds all of its members. */
function holds(entry: Json, value: Json): boolean {
  if (!isJsonObject(entry) || !isJsonObject(value)) return JSON.stringify(entry) === JSON.stringify(value);
  return Object.entries(value).every(([name, member]) => name in entry && holds(entry[name] ?? null, member));
}

function withoutMembers(current: Json | undefined, value: Json): JsonObject {
  const names = isJsonObject(value) ? Object.keys(value) : listOf(value).map(String);
  const kept = Object.entries(isJsonObject(current) ? current : {}).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept);
}

function setOrUnset(field: FieldView, value: Json): FieldResult<Json | undefined> {
  return Object.keys(value ?? {}).length === 0 ? unset(field) : setValue(field, value);
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

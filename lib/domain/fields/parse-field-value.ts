import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import { normalizePhone } from "@/lib/domain/profiles/normalize-phone";
import { isJsonObject, type Json } from "@/lib/shared/json";
import { KEY_FIELD_TYPES, type FieldType, type FieldView } from "./field-types";
import { makeFieldError, type FieldResult } from "./field-result";
import { parseDay, parseMoment } from "./parse-moment";

export const STRING_LENGTH_MAX = 65_535;
/** A key is part of an index entry, which holds 2,704 bytes at most. */
export const KEY_LENGTH_MAX = 512;
export const TAG_LENGTH_MAX = 255;
export const TAGS_MAX = 1_000;
export const ITEMS_MAX = 10_000;
export const DEPTH_MAX = 64;

type Parsed = { value: Json } | { wrong: string; at?: number };

/**
 * Reads a value for a field into the form in which it is kept: numbers from text, dates as `YYYY-MM-DD`, moments as ISO 8601 in UTC,
 * e-mails and phones in their normal form, tags without doubles. `null` is not a value: see `applyFieldUpdate`.
 */
export function parseFieldValue(field: FieldView, value: Json): FieldResult<Json> {
  const parsed = field.standard ? parseStandard(field, value) : PARSERS[field.type](value);
  if ("wrong" in parsed) {
    return makeFieldError(parsed.at === undefined ? field.name : `${field.name}.${parsed.at}`, parsed.wrong);
  }
  if (field.isKey && isTooLongForKey(field, parsed.value)) {
    return makeFieldError(field.name, `is a key field: at most ${KEY_LENGTH_MAX} characters`);
  }
  return { ok: true, value: parsed.value };
}

function isTooLongForKey(field: FieldView, value: Json): boolean {
  return KEY_FIELD_TYPES.includes(field.type) && typeof value === "string" && value.length > KEY_LENGTH_MAX;
}

function parseStandard(field: FieldView, value: Json): Parsed {
  if (field.name === "email") return parseEmail(value);
  if (field.name === "phones") return parsePhones(value);
  if (field.name === "_tz") return parseZone(value);
  return PARSERS[field.type](value);
}

const PARSERS: Record<FieldType, (value: Json) => Parsed> = {
  integer: parseInteger,
  decimal: parseDecimal,
  boolean: parseBoolean,
  string: parseString,
  date: parseDate,
  datetime: parseDatetime,
  tag: parseTags,
  object: parseObject,
  array: parseArray,
};

function parseInteger(value: Json): Parsed {
  const number = typeof value === "string" && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return { value: number === 0 ? 0 : number };
  return wrong("a whole number", value);
}

function parseDecimal(value: Json): Parsed {
  const isText = typeof value === "string" && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(value.trim());
  const number = isText ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return { value: number === 0 ? 0 : number };
  return wrong("a number", value);
}

const BOOLEANS = new Map<Json, boolean>([
  [true, true],
  ["true", true],
  ["1", true],
  [1, true],
  [false, false],
  ["false", false],
  ["0", false],
  [0, false],
]);

function parseBoolean(value: Json): Parsed {
  const found = BOOLEANS.get(typeof value === "string" ? value.trim().toLowerCase() : value);
  return found === undefined ? wrong("true or false", value) : { value: found };
}

function parseString(value: Json): Parsed {
  // Programs send postal codes and numbers of foreign systems as numbers.
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return wrong("a text", value);
  return text.length > STRING_LENGTH_MAX
    ? { wrong: `must have at most ${STRING_LENGTH_MAX} characters` }
    : { value: text };
}

function parseDate(value: Json): Parsed {
  const day = typeof value === "string" ? parseDay(value) : null;
  return day === null ? wrong("a date such as 2024-05-31", value) : { value: day };
}

function parseDatetime(value: Json): Parsed {
  const moment = typeof value === "string" || typeof value === "number" ? parseMoment(value) : null;
  return moment === null ? wrong("a moment such as 2024-05-31T09:00:00Z", value) : { value: moment };
}

function parseTags(value: Json): Parsed {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > TAGS_MAX) return { wrong: `must have at most ${TAGS_MAX} entries` };
  const tags = new Set<string>();
  for (const [at, entry] of list.entries()) {
    const tag = typeof entry === "number" ? String(entry) : entry;
    if (typeof tag !== "string") return { ...wrong("a text", entry), ...place(value, at) };
    if (tag.length > TAG_LENGTH_MAX)
      return { wrong: `must have at most ${TAG_LENGTH_MAX} characters`, ...place(value, at) };
    if (tag.trim() !== "") tags.add(tag.trim());
  }
  return { value: [...tags] };
}

function parseObject(value: Json): Parsed {
  if (!isJsonObject(value)) return wrong("an object", value);
  return isTooDeep(value, DEPTH_MAX) ? { wrong: `must be nested at most ${DEPTH_MAX} deep` } : { value };
}

function parseArray(value: Json): Parsed {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > ITEMS_MAX) return { wrong: `must have at most ${ITEMS_MAX} entries` };
  for (const [at, entry] of list.entries()) {
    const item = parseObject(entry);
    if ("wrong" in item) return { ...item, ...place(value, at) };
  }
  return { value: list };
}

function parseEmail(value: Json): Parsed {
  const address = typeof value === "string" ? normalizeEmail(value) : null;
  return address === null ? wrong("an e-mail address", value) : { value: address };
}

function parsePhones(value: Json): Parsed {
  const tags = parseTags(value);
  if ("wrong" in tags) return tags;
  const phones = new Set<string>();
  for (const [at, entry] of (Array.isArray(tags.value) ? tags.value : []).entries()) {
    const phone = typeof entry === "string" ? normalizePhone(entry) : null;
    if (phone === null)
      return { ...wrong("a phone number with its country code, such as +33612345678", entry), ...place(value, at) };
    phones.add(phone);
  }
  return { value: [...phones] };
}

function parseZone(value: Json): Parsed {
  const isZone = typeof value === "string" && (/^[+-]\d{2}:\d{2}$/.test(value) || isKnownZone(value));
  return isZone ? { value } : wrong("a time zone such as Europe/Paris", value);
}

function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const place = (value: Json, at: number) => (Array.isArray(value) ? { at } : {});

const SHOWN_LENGTH_MAX = 60;

function wrong(expected: string, value: Json): { wrong: string } {
  const shown = JSON.stringify(value);
  return {
    wrong: `must be ${expected}, got ${shown.length > SHOWN_LENGTH_MAX ? `${shown.slice(0, SHOWN_LENGTH_MAX)}…` : shown}`,
  };
}

function isTooDeep(value: Json, left: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return left === 0 || Object.values(value).some((entry) => isTooDeep(entry, left - 1));
}

import type { Json, JsonObject } from "@/lib/shared/json";

/** What jsonb cannot hold. */
const UNSTORABLE = /\p{Surrogate}|\0/gu;

/** A text without NUL and lone surrogates, which another system may send and PostgreSQL cannot keep. */
export function cleanText(text: string): string {
  return text.replace(UNSTORABLE, "\ufffd");
}

/** The same for every text inside a value. */
export function cleanObject(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [cleanText(key), cleanJson(value)]));
}

function cleanJson(value: Json): Json {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  return typeof value === "object" && value !== null ? cleanObject(value) : value;
}

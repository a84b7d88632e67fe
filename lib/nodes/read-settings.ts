import { isJsonObject, type Json, type JsonObject } from "@/lib/shared/json";

// Forms and cards show settings as they were typed, valid or not: these readers never fail.

const OUTPUT_IDS = 1_000_000;

/** The text at a key; empty when there is none. */
export function readText(settings: JsonObject, key: string): string {
  const value = settings[key];
  return typeof value === "string" ? value : "";
}

/** The number at a key; null when there is none. */
export function readNumber(settings: JsonObject, key: string): number | null {
  const value = settings[key];
  return typeof value === "number" ? value : null;
}

/** True only when the value is. */
export function readFlag(settings: JsonObject, key: string): boolean {
  return settings[key] === true;
}

/** The list at a key; empty when there is none. */
export function readList(settings: JsonObject, key: string): readonly Json[] {
  const value = settings[key];
  return Array.isArray(value) ? value : [];
}

/** The objects of the list at a key. */
export function readObjects(settings: JsonObject, key: string): readonly JsonObject[] {
  return readList(settings, key).filter(isJsonObject);
}

/** An id for one more output, beside those that the objects have already: never used before, so that no old link finds it. */
export function makeOutputId(letter: string, objects: readonly JsonObject[]): string {
  for (;;) {
    const id = `${letter}${Math.floor(Math.random() * OUTPUT_IDS)}`;
    if (!objects.some((one) => one["id"] === id)) return id;
  }
}

/** The object at a key; empty when there is none. */
export function readObject(settings: JsonObject, key: string): JsonObject {
  const value = settings[key];
  return isJsonObject(value) ? value : {};
}

/** The value at a key when it is one of these; else the first of them. */
export function readChoice<const Value extends string>(
  settings: JsonObject,
  key: string,
  choices: readonly [Value, ...Value[]],
): Value {
  return choices.find((choice) => choice === settings[key]) ?? choices[0];
}

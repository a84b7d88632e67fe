import { isJsonObject, type JsonObject } from "@/lib/shared/json";

export type TypedObject = { content: JsonObject } | { error: string; offset: number };

/** Reads a JSON object that a person typed, or nothing for an empty one. `offset` says where the fault is, in UTF-16 units. */
export function parseTypedObject(text: string, name = "apicontent"): TypedObject {
  if (text.trim() === "") return { content: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return { content: value };
    return { error: `${name} is one JSON object, like {"order": "A-1001"}.`, offset: 0 };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    const offset = Math.min(Number(/position (\d+)/.exec(reason)?.[1] ?? text.trimEnd().length), text.length);
    const lines = text.slice(0, offset).split("\n");
    const column = (lines.at(-1) ?? "").length + 1;
    const place = `line ${lines.length}, column ${column}`;
    return { error: `Not valid JSON at ${place}. Check commas, quotes and brackets.`, offset };
  }
}

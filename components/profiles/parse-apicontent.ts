import { isJsonObject, type JsonObject } from "@/lib/shared/json";

export type ParsedApicontent = { content: JsonObject } | { error: string; offset: number };

/** Reads typed apicontent: one JSON object, or nothing for none. `offset` says where the fault is, in UTF-16 units. */
export function parseApicontent(text: string): ParsedApicontent {
  if (text.trim() === "") return { content: {} };
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return { content: value };
    return { error: 'apicontent is one JSON object, like {"order": "A-1001"}.', offset: 0 };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    const offset = Math.min(Number(/position (\d+)/.exec(reason)?.[1] ?? text.trimEnd().length), text.length);
    const lines = text.slice(0, offset).split("\n");
    const column = (lines.at(-1) ?? "").length + 1;
    const place = `line ${lines.length}, column ${column}`;
    return { error: `Not valid JSON at ${place}. Check commas, quotes and brackets.`, offset };
  }
}

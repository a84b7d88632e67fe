import type { PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import { writeNothing } from "@/lib/domain/template/places/place-tracker";
import type { Value } from "@/lib/domain/template/values";
import { toJsonText, toText } from "@/lib/domain/template/values";

/** Outside of a string (a value stands there) · inside one · behind a backslash inside one. */
export type JsonState = "value" | "string" | "escape";

/** JSON: inside quotes a value is text, without quotes it keeps its type and a missing one is null. */
export const jsonPlace: PlaceTracker<JsonState> = {
  start: "value",
  text: advanceJson,
  value: (state) => {
    if (state === "escape") {
      // The backslash would take the first character of what was escaped with such care.
      const message = "A variable must not follow a backslash; it is left out.";
      return { escape: writeNothing, after: state, issue: { level: "error", message } };
    }
    return { escape: state === "string" ? insideString : toJsonText, after: state };
  },
  same: (first, second) => first === second,
  join: (first, second) => (first === second ? first : null),
};

function advanceJson(state: JsonState, text: string): JsonState {
  let next = state;
  for (let at = 0; at < text.length; at += 1) {
    if (next === "value") {
      const quote = text.indexOf('"', at);
      if (quote < 0) return next;
      at = quote;
      next = "string";
    } else if (next === "escape") next = "string";
    else if (text[at] === "\\") next = "escape";
    else if (text[at] === '"') next = "value";
  }
  return next;
}

/** Most values need no escaping; finding that out is several times faster than writing them as JSON. */
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

function insideString(value: Value): string {
  const text = toText(value);
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}

import type { Escape } from "@/lib/domain/template/places/place-tracker";
import type { Value } from "@/lib/domain/template/values";
import { toText } from "@/lib/domain/template/values";

const MARKUP = /[&<>"'\u0000]/g;
const HAS_MARKUP = /[&<>"'\u0000]/;
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["\u0000", "\ufffd"],
]);
/** In an unquoted attribute nearly everything but letters and digits can end the value. */
const UNQUOTED = /[^\p{L}\p{N}_.:/?#%@,;~+-]/gu;
/** Colours, lengths, names, percentages: what a style can take without quoting. */
const CSS_PLAIN = /^[#\p{L}\p{N} ._,%+-]{1,100}$/u;
const CSS_ACTIVE = /expression|behaviou?r|binding|--/i;
const NOT_WORD = /[^A-Za-z0-9]/gu;
const SCRIPT_UNIT = /[^A-Za-z0-9]/g;

/** HTML text and the inside of a quoted attribute. */
export function escapeHtml(text: string): string {
  return HAS_MARKUP.test(text) ? text.replace(MARKUP, (char) => REFERENCES.get(char) ?? "") : text;
}

/** The inside of an attribute without quotes. */
export function escapeUnquoted(text: string): string {
  return text.replace(UNQUOTED, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** Inside a comment no value may bring the dashes that end it. */
export function escapeDashes(html: string): string {
  return html.replaceAll("-", "&#45;");
}

/** A value of CSS: plain ones as they are, everything else as escapes, which never end a string, a rule or the style. */
export const cssValue: Escape = (value) => {
  const text = toText(value);
  if (text === "" || (CSS_PLAIN.test(text) && !CSS_ACTIVE.test(text))) return text;
  return text.replace(NOT_WORD, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`);
};

/**
 * A value in a script: numbers, true and false as they are, the rest with every sign as \uXXXX. Inside quotes of any kind
 * (and in JSON-LD) that is the text; outside of them it is a name at most, never code.
 */
export const scriptValue: Escape = (value: Value) => {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return toText(value).replace(SCRIPT_UNIT, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
};

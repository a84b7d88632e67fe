import { AppError } from "@/lib/shared/app-error";
import type { Json } from "@/lib/shared/json";

/** A value, or nothing at all. */
export type Value = Json | undefined;

const NUMBER_TEXT = /^\s*-?\d{1,20}(?:\.\d{1,20})?\s*$/;
const NUMBER_TEXT_LENGTH_MAX = 60;

/** True for what renders as nothing: absent, null, an empty text, an empty list. */
export function isEmpty(value: Value): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The value as a reader sees it: a list joined with `, `, an object as JSON, `true` or `false`, nothing for null. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  if (typeof value !== "object") return String(value);
  if (!Array.isArray(value)) return toJsonText(value);
  return value.map((item) => (Array.isArray(item) ? toJsonText(item) : toText(item))).join(", ");
}

/** The value as JSON; nothing is null. `bad_request` when it is nested too deep for that. */
export function toJsonText(value: Value): string {
  try {
    return JSON.stringify(value ?? null);
  } catch {
    // The only way a JSON value fails here: the stack ends.
    throw new AppError("bad_request", "A value is nested too deep to be written as JSON.");
  }
}

/** The number a value stands for: a number, or a text that is one. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > NUMBER_TEXT_LENGTH_MAX || !NUMBER_TEXT.test(value)) return undefined;
  return Number(value);
}

/** How `{if value}` reads a value: false, 0 and everything that renders as nothing are not so. */
export function isTrue(value: Value): boolean {
  return !isEmpty(value) && value !== false && value !== 0;
}

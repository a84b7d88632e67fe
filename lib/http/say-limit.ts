import type { z } from "zod";

type Issue = z.core.$ZodIssue;
type Limit = Extract<Issue, { code: "too_small" | "too_big" }>;

/** The library's own words; a contract that says its own keeps them. */
const LIBRARY = /^(Too (small|big)|Invalid )/;
const FORMATS: Record<string, string> = {
  date: "must be a date like 2026-03-21",
  datetime: "must be a time like 2026-03-21T09:00:00Z",
  email: "must be an e-mail address",
  url: "must be an address like https://example.com",
};

/** In plain words what a value must be like; null where the issue speaks for itself. */
export function sayLimit(issue: Issue): string | null {
  if (!LIBRARY.test(issue.message)) return null;
  if (issue.code === "too_small") return saySize(issue, { limit: issue.minimum, bound: "at least" });
  if (issue.code === "too_big") return saySize(issue, { limit: issue.maximum, bound: "at most" });
  if (issue.code === "invalid_value") return `must be ${sayValues(issue.values)}`;
  if (issue.code === "invalid_format") return FORMATS[issue.format] ?? "has the wrong form";
  return null;
}

function saySize(issue: Limit, { limit, bound }: { limit: number | bigint; bound: string }): string {
  const unit = unitOf(issue.origin);
  if (unit === null) return `must be ${issue.inclusive ? bound : bound === "at least" ? "above" : "below"} ${limit}`;
  if (limit === 1 && bound === "at least") return "must not be empty";
  return `must have ${issue.exact ? "exactly" : bound} ${limit} ${unit}${limit === 1 ? "" : "s"}`;
}

function unitOf(origin: string): string | null {
  if (origin === "string") return "character";
  return origin === "array" || origin === "set" || origin === "map" ? "item" : null;
}

function sayValues(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length === 1 ? (texts[0] ?? "") : `one of ${texts.join(", ")}`;
}

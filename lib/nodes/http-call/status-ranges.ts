import { readNumber } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

/** `200-299, 404` of the stored ranges. */
export function formatStatuses(ranges: readonly JsonObject[]): string {
  return ranges
    .map((range) => {
      const from = readNumber(range, "from");
      const to = readNumber(range, "to");
      return from === to ? String(from ?? "") : `${from ?? ""}-${to ?? ""}`;
    })
    .join(", ");
}

/** Ranges of what was typed; empty text is an empty list; null when it cannot be read. */
export function parseStatuses(text: string): { from: number; to: number }[] | null {
  const parts = text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const ranges = parts.map(parseRange);
  return ranges.every((range) => range !== null) ? ranges : null;
}

function parseRange(text: string): { from: number; to: number } | null {
  const match = /^(\d{3})(?:[-–](\d{3}))?$/.exec(text);
  if (match === null) return null;
  const from = Number(match[1]);
  return { from, to: match[2] === undefined ? from : Number(match[2]) };
}

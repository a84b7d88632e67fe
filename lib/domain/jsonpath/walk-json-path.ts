import type { JsonPathStep } from "@/lib/domain/jsonpath/parse-json-path";
import { readMember } from "@/lib/domain/jsonpath/read-member";
import { AppError } from "@/lib/shared/app-error";
import type { Json } from "@/lib/shared/json";
import { isJsonObject } from "@/lib/shared/json";

/** Values one evaluation may look at: `..` inside `..` on a large answer must not hold up the engine. */
export const JSON_PATH_VISITS_MAX = 100_000;

/**
 * All values that the steps reach, in the order of the document; `bad_request` beyond JSON_PATH_VISITS_MAX.
 * `charge` is told how many values were looked at, for callers that walk often and count.
 */
export function walkJsonPath(value: Json, steps: readonly JsonPathStep[], charge?: (visits: number) => void): Json[] {
  const walk: Walk = { found: [value], left: JSON_PATH_VISITS_MAX };
  for (const step of steps) {
    const starts = walk.found;
    walk.found = [];
    for (const start of starts) {
      const from = step.descend ? withDescendants(start, walk) : [start];
      for (const item of from) select(item, step, walk);
    }
  }
  charge?.(JSON_PATH_VISITS_MAX - walk.left);
  return walk.found;
}

type Walk = { found: Json[]; left: number };

function select(value: Json, step: JsonPathStep, walk: Walk): void {
  if (step.take === "*") {
    for (const child of children(value)) {
      spend(walk);
      walk.found.push(child);
    }
    return;
  }
  for (const key of step.take) {
    spend(walk);
    const member = readMember(value, key);
    if (member !== undefined) walk.found.push(member);
  }
}

function withDescendants(start: Json, walk: Walk): Json[] {
  const all: Json[] = [];
  const open: Json[] = [start];
  // A list instead of recursion: a value nested a hundred thousand deep must not end the process.
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    spend(walk);
    all.push(value);
    const inside = children(value);
    for (let index = inside.length - 1; index >= 0; index -= 1) open.push(inside[index] ?? null);
  }
  return all;
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

function spend(walk: Walk): void {
  walk.left -= 1;
  if (walk.left < 0) {
    throw new AppError(
      "bad_request",
      `The JSONPath reaches more than ${JSON_PATH_VISITS_MAX} values; make it narrower.`,
    );
  }
}

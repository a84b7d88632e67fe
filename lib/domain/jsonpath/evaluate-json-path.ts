import { parseJsonPath } from "@/lib/domain/jsonpath/parse-json-path";
import { walkJsonPath } from "@/lib/domain/jsonpath/walk-json-path";
import { AppError } from "@/lib/shared/app-error";
import type { Json } from "@/lib/shared/json";

/**
 * All values of `value` that the JSONPath reaches, in the order of the document; none = an empty list.
 * Throws `bad_request` for a path that checkJsonPath refuses and for one that reaches too many values.
 */
export function evaluateJsonPath(value: Json, path: string): Json[] {
  const parsed = parseJsonPath(path);
  if (!parsed.ok) throw new AppError("bad_request", `JSONPath: ${parsed.message}`);
  return walkJsonPath(value, parsed.steps);
}

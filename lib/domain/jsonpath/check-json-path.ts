import { parseJsonPath } from "@/lib/domain/jsonpath/parse-json-path";

/** What is wrong with a JSONPath, in words for its author; null when it can be evaluated. */
export function checkJsonPath(path: string): string | null {
  const parsed = parseJsonPath(path);
  return parsed.ok ? null : parsed.message;
}

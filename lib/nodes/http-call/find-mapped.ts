import { evaluateJsonPath } from "@/lib/domain/jsonpath/evaluate-json-path";
import { AppError } from "@/lib/shared/app-error";
import type { Json } from "@/lib/shared/json";

/** What a mapping's path gives: one value, a list of several, or undefined where the answer has none. */
export function findMapped(body: Json, path: string): Json | undefined {
  try {
    const values = evaluateJsonPath(body, path);
    return values.length > 1 ? values : values[0];
  } catch (error) {
    // A path that is not valid, or reaches too much, finds nothing.
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

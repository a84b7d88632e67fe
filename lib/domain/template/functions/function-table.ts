import { DATE_FUNCTIONS } from "@/lib/domain/template/functions/date-functions";
import type { FunctionSpec } from "@/lib/domain/template/functions/function-types";
import { TEXT_FUNCTIONS } from "@/lib/domain/template/functions/text-functions";
import { VALUE_FUNCTIONS } from "@/lib/domain/template/functions/value-functions";

/** Every function of the template language, in the order of the reference. */
export const FUNCTIONS: readonly FunctionSpec[] = [...VALUE_FUNCTIONS, ...DATE_FUNCTIONS, ...TEXT_FUNCTIONS];

const byName: ReadonlyMap<string, FunctionSpec> = new Map(FUNCTIONS.map((spec) => [spec.name, spec]));

export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.map((spec) => spec.name);

/** The function of that name, or null. */
export function findFunction(name: string): FunctionSpec | null {
  return byName.get(name) ?? null;
}

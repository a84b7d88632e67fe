import type { FunctionSpec, TemplateFunction } from "@/lib/domain/template/functions/function-types";
import { literalText } from "@/lib/domain/template/functions/function-types";
import type { Value } from "@/lib/domain/template/values";
import { isEmpty, toNumber, toText } from "@/lib/domain/template/values";
import { checkJsonPath } from "@/lib/domain/jsonpath/check-json-path";
import type { JsonPathStep } from "@/lib/domain/jsonpath/parse-json-path";
import { parseJsonPath } from "@/lib/domain/jsonpath/parse-json-path";
import { walkJsonPath } from "@/lib/domain/jsonpath/walk-json-path";
import { isJsonObject } from "@/lib/shared/json";

const DIGITS_MAX = 10;
const VALUES_PER_STEP = 4;

export const VALUE_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: "default",
    min: 2,
    max: 2,
    signature: 'default(lead._fname "friend")',
    help: "The value, or the second one when the first is missing or empty.",
    missing: "report fallback",
    prepare:
      () =>
      ([value, fallback]) =>
        isEmpty(value) ? fallback : value,
  },
  {
    name: "count",
    min: 1,
    max: 1,
    signature: "count(lead.orders)",
    help: "How many entries a list has; 0 when it is missing.",
    missing: "silent",
    prepare:
      () =>
      ([value], context) => {
        const count = countOf(value);
        context.spend(Math.ceil(count / VALUES_PER_STEP));
        return count;
      },
  },
  {
    name: "round",
    min: 1,
    max: 2,
    signature: "round(apicontent.total 2)",
    help: "The number rounded, half away from zero; the second argument is the number of decimals (0 to 10).",
    missing: "report arguments",
    prepare:
      () =>
      ([value, digits]) =>
        rounded(value, digits),
  },
  {
    name: "fixed",
    min: 2,
    max: 2,
    signature: "fixed(apicontent.total 2)",
    help: "The number with exactly so many decimals, as text: 2 becomes 2.00.",
    missing: "report arguments",
    prepare:
      () =>
      ([value, digits]) =>
        rounded(value, digits)?.toFixed(digitsOf(digits)),
  },
  {
    name: "jsonpath",
    min: 2,
    max: 3,
    signature: 'jsonpath(apicontent "$.items[0].name" "item")',
    help: 'Looks into a value by JSONPath. "item" (unless told) gives the first match, "array" all of them as a list.',
    missing: "report result",
    check: (args) => {
      const path = literalText(args, 1);
      const output = literalText(args, 2);
      if (output !== null && output !== "item" && output !== "array") return 'The third argument is "item" or "array".';
      return path === null ? null : checkJsonPath(path);
    },
    prepare: (literals) => jsonPathFunction(literals[1]),
  },
];

function countOf(value: Value): number {
  if (Array.isArray(value)) return value.length;
  if (isJsonObject(value)) return Object.keys(value).length;
  return isEmpty(value) ? 0 : 1;
}

function digitsOf(digits: Value): number {
  return Math.min(DIGITS_MAX, Math.max(0, Math.trunc(toNumber(digits) ?? 0)));
}

function rounded(value: Value, digits: Value): number | undefined {
  const number = toNumber(value);
  if (number === undefined) return undefined;
  const places = digitsOf(digits);
  // By way of the decimal text: 1.005 * 100 is 100.49999 in binary, "1.005e2" is not.
  const shifted = Number(`${Math.abs(number)}e${places}`);
  if (!Number.isFinite(shifted)) return number;
  return Math.sign(number) * Number(`${Math.round(shifted)}e-${places}`);
}

function jsonPathFunction(literal: Value): TemplateFunction {
  const ready = typeof literal === "string" ? stepsOf(literal) : null;
  return ([value, path, output], context) => {
    if (value === undefined) return undefined;
    const steps = ready ?? stepsOf(toText(path));
    const found = walkJsonPath(value, steps, (visits) => context.spend(Math.ceil(visits / VALUES_PER_STEP)));
    return output === "array" ? found : found[0];
  };
}

/** A path that is written out was checked; one that comes with the data may be anything and then reaches nothing. */
function stepsOf(path: string): JsonPathStep[] {
  const parsed = parseJsonPath(path);
  return parsed.ok ? parsed.steps : [{ descend: false, take: [] }];
}

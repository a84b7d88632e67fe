import type { Comparison } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

export type ComparisonInput = {
  left: Json | undefined;
  is: Comparison;
  right: Json | undefined;
  /** Type of the left value's field; undefined = told by the values themselves. */
  type: FieldType | undefined;
};

type Scalar = string | number | boolean;
type Order = "greater" | "greater_or_equal" | "less" | "less_or_equal";
type Positive = Order | "equal" | "contains" | "starts_with" | "ends_with" | "in";

const NOT: { readonly [is in Comparison]?: Positive } = {
  not_equal: "equal",
  not_contains: "contains",
  not_in: "in",
};
const DATE = /^\d{4}-\d{2}-\d{2}/;
const DATE_LENGTH = 10;
const NUMERIC = /^\s*-?\d+(?:\.\d+)?\s*$/;

/**
 * Compares two values as the field's type says.
 * A value that is not set equals, contains and exceeds nothing; each `not_…` is exactly the opposite of its comparison.
 */
export function compareValues({ left, is, right, type }: ComparisonInput): boolean {
  if (is === "is_set") return isSet(left);
  if (is === "is_not_set") return !isSet(left);
  if (is === "not_equal" || is === "not_contains" || is === "not_in") {
    return !holds(left, NOT[is] ?? "equal", { right, type });
  }
  return holds(left, is, { right, type });
}

/** False for absent, null, an empty text and an empty list. */
export function isSet(value: Json | undefined): value is Json {
  if (value === undefined || value === null || value === "") return false;
  return !(Array.isArray(value) && value.length === 0);
}

type RightSide = { right: Json | undefined; type: FieldType | undefined };

function holds(left: Json | undefined, is: Positive, { right, type }: RightSide): boolean {
  if (!isSet(left) || !isSet(right)) return false;
  if (Array.isArray(left)) return holdsForList(left, is, right);
  if (!isScalar(left)) return is === "equal" && isSameJson(left, right);
  if (is === "in") return listOf(right).some((item) => isScalar(item) && holdsForScalar(left, "equal", [item, type]));
  return isScalar(right) && holdsForScalar(left, is, [right, type]);
}

/** equal: the same members in any order; contains: all of them are there; the rest: one member does. */
function holdsForList(left: readonly Json[], is: Positive, right: Json): boolean {
  const members = listOf(right);
  const has = (list: readonly Json[], item: Json) => list.some((one) => isSameItem(one, item));
  if (is === "contains") return members.every((item) => has(left, item));
  if (is === "equal") return members.every((item) => has(left, item)) && left.every((item) => has(members, item));
  if (is === "in") return left.some((item) => has(members, item));
  if (is !== "starts_with" && is !== "ends_with") return false;
  return left.some((item) => isScalar(item) && isScalar(right) && holdsForText(String(item), is, String(right)));
}

function holdsForScalar(left: Scalar, is: Exclude<Positive, "in">, [right, type]: [Scalar, FieldType | undefined]) {
  if (is === "contains" || is === "starts_with" || is === "ends_with") {
    return holdsForText(String(left), is, String(right));
  }
  const keys = comparableOf(left, right, type ?? (is === "equal" ? undefined : guessOrderedType(left, right)));
  return keys !== null && holdsForKeys(keys, is);
}

function holdsForText(left: string, is: "contains" | "starts_with" | "ends_with", right: string): boolean {
  if (is === "contains") return left.includes(right);
  return is === "starts_with" ? left.startsWith(right) : left.endsWith(right);
}

function holdsForKeys([left, right]: readonly [number, number] | readonly [string, string], is: Order | "equal") {
  switch (is) {
    case "equal":
      return left === right;
    case "greater":
      return left > right;
    case "greater_or_equal":
      return left >= right;
    case "less":
      return left < right;
    case "less_or_equal":
      return left <= right;
  }
}

type Comparable = readonly [number, number] | readonly [string, string] | null;
type ComparableOf = (left: Scalar, right: Scalar) => Comparable;

const byValue: ComparableOf = (left, right) => {
  if (typeof left === "boolean" || typeof right === "boolean") return numbers(booleanOf(left), booleanOf(right));
  if (typeof left === "number" || typeof right === "number") return numbers(numberOf(left), numberOf(right));
  return [left, right];
};
const asNumbers: ComparableOf = (left, right) => numbers(Number(left), Number(right));

const BY_TYPE: Record<FieldType, ComparableOf> = {
  integer: asNumbers,
  decimal: asNumbers,
  boolean: (left, right) => numbers(booleanOf(left), booleanOf(right)),
  datetime: (left, right) => numbers(Date.parse(String(left)), Date.parse(String(right))),
  date: (left, right) => {
    const [a, b] = [String(left), String(right)];
    return DATE.test(a) && DATE.test(b) ? [a.slice(0, DATE_LENGTH), b.slice(0, DATE_LENGTH)] : null;
  },
  string: (left, right) => [String(left), String(right)],
  tag: byValue,
  object: byValue,
  array: byValue,
};

/** Both values in a form that `<` and `===` compare as the type means it; null when one of them is not of the type. */
function comparableOf(left: Scalar, right: Scalar, type: FieldType | undefined): Comparable {
  return type === undefined ? byValue(left, right) : BY_TYPE[type](left, right);
}

/** Callers send numbers as text: "10" is greater than "9". */
function guessOrderedType(left: Scalar, right: Scalar): FieldType | undefined {
  return NUMERIC.test(String(left)) && NUMERIC.test(String(right)) ? "decimal" : undefined;
}

function numbers(left: number, right: number): readonly [number, number] | null {
  return Number.isNaN(left) || Number.isNaN(right) ? null : [left, right];
}

function numberOf(value: Scalar): number {
  return typeof value === "number" ? value : NUMERIC.test(String(value)) ? Number(value) : Number.NaN;
}

function booleanOf(value: Scalar): number {
  if (value === true || value === "true" || value === 1 || value === "1") return 1;
  return value === false || value === "false" || value === 0 || value === "0" ? 0 : Number.NaN;
}

function isScalar(value: Json): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function isSameItem(left: Json, right: Json): boolean {
  return isScalar(left) && isScalar(right) ? String(left) === String(right) : isSameJson(left, right);
}

/** Equal as JSON, whatever the order of an object's keys. */
function isSameJson(left: Json, right: Json): boolean {
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((v, i) => isSameJson(v, right[i] ?? null))
    );
  }
  if (typeof left !== "object" || left === null) return left === right;
  if (typeof right !== "object" || right === null || Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSameJson(left[key] ?? null, right[key] ?? null));
}

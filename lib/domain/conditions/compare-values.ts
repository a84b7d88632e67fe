import type { Comparison } from "@/lib/domain/conditions/condition";
import {
  booleanOf,
  compareKeys,
  holdsForText,
  holdsTyped,
  isOrdered,
  isScalar,
  isScalarType,
  isTextPart,
  numberOf,
  type Order,
  type Scalar,
  type TextPart,
} from "@/lib/domain/conditions/compare-typed";
import type { FieldType } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

export type ComparisonInput = {
  left: Json | undefined;
  is: Comparison;
  right: Json | undefined;
  /** Type of the left value's field; undefined = no field: apicontent and answers, in which numbers may come as text. */
  type: FieldType | undefined;
};

export type Positive = Order | TextPart | "in";

const NOT: { readonly [is in Comparison]?: Positive } = {
  not_equal: "equal",
  not_contains: "contains",
  not_in: "in",
};

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
  if (!isScalar(left) && isScalarType(type)) return false;
  if (Array.isArray(left)) return holdsForList(left, is, right);
  if (!isScalar(left)) return is === "equal" && isSameJson(left, right);
  const [comparison, items]: [Order | TextPart, readonly Json[]] =
    is === "in" ? ["equal", listOf(right)] : [is, [right]];
  return items.some((item) => {
    if (!isScalar(item)) return false;
    return type === undefined
      ? holdsUntyped(left, comparison, item)
      : holdsTyped(left, comparison, { right: item, type });
  });
}

/** equal: the same members in any order; contains: all of them are there; the rest: one member does. */
function holdsForList(left: readonly Json[], is: Positive, right: Json): boolean {
  const members = listOf(right);
  const has = (list: readonly Json[], item: Json) => list.some((one) => isSameItem(one, item));
  if (is === "contains") return members.every((item) => has(left, item));
  if (is === "equal") return members.every((item) => has(left, item)) && left.every((item) => has(members, item));
  if (is === "in") return left.some((item) => has(members, item));
  if (is !== "starts_with" && is !== "ends_with") return false;
  return left.some((item) => typeof item === "string" && isScalar(right) && holdsForText(item, is, String(right)));
}

function holdsUntyped(left: Scalar, is: Order | TextPart, right: Scalar): boolean {
  if (isTextPart(is)) return holdsForText(String(left), is, String(right));
  const [a, b] = untypedKeys(left, right, is);
  return !Number.isNaN(a) && !Number.isNaN(b) && isOrdered(compareKeys(a, b), is);
}

/** Callers send numbers as text: "10" is greater than "9", but not equal to "10.0". */
function untypedKeys(left: Scalar, right: Scalar, is: Order): [number | string, number | string] {
  if (typeof left === "boolean" || typeof right === "boolean") return [booleanOf(left), booleanOf(right)];
  const numbers: [number, number] = [numberOf(left), numberOf(right)];
  if (typeof left === "number" || typeof right === "number") return numbers;
  return is !== "equal" && !numbers.some(Number.isNaN) ? numbers : [left, right];
}

export function listOf(value: Json): readonly Json[] {
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

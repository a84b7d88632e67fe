import type { FieldType } from "@/lib/domain/fields/field-types";
import { parseMoment } from "@/lib/domain/fields/parse-moment";
import type { Json } from "@/lib/shared/json";

// How values of fields are compared, by the field's type. lib/db/conditions says the same in SQL, and a test compares the two on
// random values: whoever changes one changes both.

export type Scalar = string | number | boolean;
export type Order = "equal" | "greater" | "greater_or_equal" | "less" | "less_or_equal";
export type TextPart = "contains" | "starts_with" | "ends_with";
/** Types that have an order; a list's members and values of unknown fields are compared as one of these. */
export type ScalarType = Exclude<FieldType, "tag" | "object" | "array">;

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;
const DAY_LENGTH = 10;
const MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;
const NUMERIC = /^[ \t\r\n]*-?[0-9]+(?:\.[0-9]+)?[ \t\r\n]*$/;

/** A value of a field against one value: a value that is not of the field's type is in no order with anything. */
export function holdsTyped(
  left: Scalar,
  is: Order | TextPart,
  { right, type }: { right: Scalar; type: FieldType },
): boolean {
  if (isTextPart(is)) return typeof left === "string" && holdsForText(left, is, String(right));
  const scalar = scalarTypeOf(type, left);
  const a = STORED[scalar](left);
  const b = readGiven(right, scalar);
  return a !== null && b !== null && isOrdered(compareKeys(a, b), is);
}

/** Whether values of this type are scalars: a list or an object in such a field is not of its type, and nothing holds for it. */
export function isScalarType(type: FieldType | undefined): type is ScalarType {
  return type !== undefined && type !== "tag" && type !== "object" && type !== "array";
}

/** The type by which a scalar in a field of any type is compared. */
export function scalarTypeOf(type: FieldType | undefined, value: Scalar): ScalarType {
  if (isScalarType(type)) return type;
  if (typeof value === "number") return "decimal";
  return typeof value === "boolean" ? "boolean" : "string";
}

type ReadStored = (value: Scalar) => number | string | null;
const readNumber: ReadStored = (value) => (typeof value === "number" ? value : null);

/** A stored value as it is compared; null when it is not in the form in which the type is kept. */
const STORED: Record<ScalarType, ReadStored> = {
  integer: readNumber,
  decimal: readNumber,
  boolean: (value) => (typeof value === "boolean" ? Number(value) : null),
  string: (value) => (typeof value === "string" ? value : null),
  date: (value) => (typeof value === "string" && DAY.test(value) ? value.slice(0, DAY_LENGTH) : null),
  datetime: (value) => (typeof value === "string" && MOMENT.test(value) ? value : null),
};

/** What a test names, as it is compared; null when it is not of the type. */
export function readGiven(value: Scalar, type: ScalarType): number | string | null {
  switch (type) {
    case "integer":
    case "decimal":
      return numberOrNull(numberOf(value));
    case "boolean":
      return numberOrNull(booleanOf(value));
    case "date":
      return DAY.test(String(value)) ? String(value).slice(0, DAY_LENGTH) : null;
    case "datetime":
      return typeof value === "boolean" ? null : parseMoment(value);
    case "string":
      return String(value);
  }
}

export function isTextPart(is: Order | TextPart): is is TextPart {
  return is === "contains" || is === "starts_with" || is === "ends_with";
}

export function holdsForText(left: string, is: TextPart, right: string): boolean {
  if (is === "contains") return left.includes(right);
  return is === "starts_with" ? left.startsWith(right) : left.endsWith(right);
}

/** Whether two values that compare like this (negative, 0, positive) are in this order. */
export function isOrdered(order: number, is: Order): boolean {
  switch (is) {
    case "equal":
      return order === 0;
    case "greater":
      return order > 0;
    case "greater_or_equal":
      return order >= 0;
    case "less":
      return order < 0;
    case "less_or_equal":
      return order <= 0;
  }
}

/** Numbers by value, texts by their code points, as PostgreSQL's "C" does: never by halves of a pair of surrogates. */
export function compareKeys(left: number | string, right: number | string): number {
  if (left === right) return 0;
  if (typeof left === "number" || typeof right === "number") return Number(left) < Number(right) ? -1 : 1;
  const [a, b] = [codePointsOf(left), codePointsOf(right)];
  const at = a.findIndex((point, n) => point !== b[n]);
  return at === -1 ? -1 : (a[at] ?? 0) - (b[at] ?? -1);
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
}

/** NaN for what is no number; callers send numbers as text. */
export function numberOf(value: Scalar): number {
  if (typeof value === "number") return value;
  return NUMERIC.test(String(value)) ? Number(value) : Number.NaN;
}

/** 1, 0, or NaN for what is neither yes nor no. */
export function booleanOf(value: Scalar): number {
  if (value === true || value === "true" || value === 1 || value === "1") return 1;
  return value === false || value === "false" || value === 0 || value === "0" ? 0 : Number.NaN;
}

export function isScalar(value: Json): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

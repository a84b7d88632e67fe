import { parseMoment } from "@/lib/domain/template/parse-moment";
import type { Comparison } from "@/lib/domain/template/template-types";
import type { Value } from "@/lib/domain/template/values";
import type { Json } from "@/lib/shared/json";
import { isEmpty, toJsonText, toNumber, toText } from "@/lib/domain/template/values";

/** How two values are compared; `zone` is for moments that name none. */
export type Compare = (left: Value, right: Value, zone: string) => boolean;

export const COMPARE: Record<Comparison, Compare> = {
  equal: (left, right, zone) => isEqual(left, right, zone),
  not_equal: (left, right, zone) => !isEqual(left, right, zone),
  greater: (left, right, zone) => (order(left, right, zone) ?? 0) > 0,
  less: (left, right, zone) => (order(left, right, zone) ?? 0) < 0,
  contains,
  in: (left, right, zone) => contains(right, left, zone),
};

/** Everything empty is equal; `18` equals `"18"`, `true` equals `"true"`; moments are equal when they are the same moment. */
function isEqual(left: Value, right: Value, zone: string): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (left === right) return true;
  const type = typeof left;
  if (type === "object") return typeof right === "object" && toJsonText(left) === toJsonText(right);
  if (type === "boolean" || typeof right === "boolean") return toText(left) === toText(right);
  return type === typeof right ? sameMoment(left, right, zone) : orderNumbers(left, right) === 0;
}

function sameMoment(left: Value, right: Value, zone: string): boolean {
  return typeof left === "string" && orderMoments(left, right, zone) === 0;
}

/** Negative, zero or positive; undefined when the two cannot be ordered. */
function order(left: Value, right: Value, zone: string): number | undefined {
  const known = orderNumbers(left, right);
  if (known !== undefined) return known;
  if (typeof left !== "string" || typeof right !== "string" || isEmpty(left) || isEmpty(right)) return undefined;
  return orderMoments(left, right, zone) ?? (left < right ? -1 : Number(left > right));
}

function orderNumbers(left: Value, right: Value): number | undefined {
  const [a, b] = [toNumber(left), toNumber(right)];
  return a === undefined || b === undefined ? undefined : a - b;
}

function orderMoments(left: Value, right: Value, zone: string): number | undefined {
  const first = parseMoment(left, zone);
  const second = first && parseMoment(right, zone);
  return second && first.ms - second.ms;
}

/** A list holds a single value, or a list inside it does; a text holds the other text. */
function contains(holder: Value, wanted: Value, zone: string): boolean {
  if (isEmpty(holder) || isEmpty(wanted) || typeof wanted === "object") return false;
  if (Array.isArray(holder)) return holder.some((item) => isOrHolds(item, wanted, zone));
  return typeof holder !== "object" && toText(holder).includes(toText(wanted));
}

function isOrHolds(item: Json, wanted: Value, zone: string): boolean {
  if (isEqual(item, wanted, zone)) return true;
  return Array.isArray(item) && item.some((inner) => isEqual(inner, wanted, zone));
}

import type { Json } from "@/lib/shared/json";
import { isJsonObject } from "@/lib/shared/json";

/**
 * One step down into a value: a key of an object or a place in a list (negative = from the end).
 * Own properties only, so that `__proto__`, `constructor` or `length` reach nothing that the data does not hold.
 */
export function readMember(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return readItem(value, key);
  if (!isJsonObject(value)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function readItem(list: Json[], key: string | number): Json | undefined {
  const index = typeof key === "number" ? key : /^\d{1,9}$/.test(key) ? Number(key) : NaN;
  return list[index < 0 ? list.length + index : index];
}

/**
 * Prints an answer as JSON text; whole numbers of the database (bigint) come out as `bigints` says: `number` while they
 * are exact in every JSON reader, else and for `string` as decimal strings. Undefined members are left out.
 */
export function printJson(value: unknown, bigints: "number" | "string"): string {
  return JSON.stringify(value, bigints === "number" ? asNumber : asString);
}

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);

function asNumber(_key: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return value <= SAFE_MAX && value >= -SAFE_MAX ? Number(value) : value.toString();
}

function asString(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

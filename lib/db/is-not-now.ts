import { isConnectionLost } from "@/lib/db/is-connection-lost";

/** SQLSTATE classes and codes, and Node's own, that say "not now": connection lost, starting, shutting down, deadlock. */
const NOT_NOW =
  /^(?:08...|57P0[1-5]|57014|53...|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P2024|P2034)$/;
const CAUSES_MAX = 5;

/** True for the failure of a database that cannot answer now, whatever was asked: the same may be tried again later. */
export function isNotNow(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > CAUSES_MAX) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return NOT_NOW.test(code) || isConnectionLost(error) || isNotNow(error.cause, depth + 1);
}

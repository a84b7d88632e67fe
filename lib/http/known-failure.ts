import { AppError } from "@/lib/shared/app-error";

/** SQLSTATE classes and codes, and Node's own, that say "not now": connection lost, starting, shutting down, deadlock. */
const NOT_NOW =
  /^(?:08...|57P0[1-5]|57014|53...|40001|40P01|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P2024|P2034)$/;
/** pg's own words; they carry no code. */
const LOST = /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;
const RETRY_AFTER_S = 2;
const CAUSES_MAX = 5;

/** The failure that a caller can act on, if `error` is one: our own, or a database that cannot answer now (503). */
export function knownFailure(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (!isNotNow(error, 0)) return null;
  return new AppError("unavailable", "The database cannot answer right now. Try again in a moment.", {
    retryAfterSeconds: RETRY_AFTER_S,
    cause: error,
  });
}

function isNotNow(error: unknown, depth: number): boolean {
  if (!(error instanceof Error) || depth > CAUSES_MAX) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return NOT_NOW.test(code) || LOST.test(error.message) || isNotNow(error.cause, depth + 1);
}

import { isNotNow } from "@/lib/db/is-not-now";
import { AppError } from "@/lib/shared/app-error";

const RETRY_AFTER_S = 2;
/** Prisma's code for a row that was to be changed and is not there: somebody else deleted it in between. */
const GONE = "P2025";

/** The failure that a caller can act on, if `error` is one: our own, or a database that cannot answer now (503). */
export function knownFailure(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (hasCode(error, GONE)) return new AppError("not_found", "It was deleted this moment.", { cause: error });
  if (!isNotNow(error)) return null;
  return new AppError("unavailable", "The database cannot answer right now. Try again in a moment.", {
    retryAfterSeconds: RETRY_AFTER_S,
    cause: error,
  });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Every failure the product can name. `lib/http/error-status.ts` is the one table from code to HTTP status. */
export const ERROR_CODES = [
  "bad_request",
  "unauthenticated",
  "forbidden",
  "not_found",
  "method_not_allowed",
  "conflict",
  "too_large",
  "unsupported_media_type",
  "too_many_requests",
  "unavailable",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export type ErrorExtras = {
  /** Path of the offending field in the request or form, e.g. `data.0.email`. */
  field?: string;
  /** Seconds after which the caller may try again (429 and 503). */
  retryAfterSeconds?: number;
  /** Further facts for the reader's interface, e.g. the number of profiles that would be hit. */
  details?: Record<string, unknown>;
  cause?: unknown;
};

/**
 * The one error class of the product: thrown for everything its reader can act on.
 * `message` is for that reader: thing, value, way out.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, extras: ErrorExtras = {}) {
    super(message, { cause: extras.cause });
    this.name = "AppError";
    this.code = code;
    this.field = extras.field;
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.details = extras.details;
  }
}

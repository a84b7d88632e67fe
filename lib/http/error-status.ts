import type { ErrorCode } from "@/lib/shared/app-error";

/** The one table from a failure's code to its HTTP status. */
export const ERROR_STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  unavailable: 503,
};

/** What a failure that nobody foresaw answers. */
export const UNEXPECTED_STATUS = 500;

import type { ApiErrorBody } from "@/lib/contracts/define";
import { ERROR_STATUS, UNEXPECTED_STATUS } from "@/lib/http/error-status";
import { knownFailure } from "@/lib/http/known-failure";
import { logger } from "@/lib/shared/logger.server";

/**
 * Answers a failure in the shape of the interface's API. What nobody foresaw is logged with its request id and
 * answers 500 without telling anything of the inside.
 */
export function answerFailure(
  error: unknown,
  { request, requestId }: { request: Request; requestId: string },
): Response {
  const headers: Record<string, string> = {
    "Cache-Control": "private, no-store",
    "Content-Type": "application/json; charset=utf-8",
    "X-Request-Id": requestId,
  };
  const known = knownFailure(error);
  if (known === null) {
    logUnexpected(error, { request, requestId });
    const message = `Something went wrong inside Cuelight. Try again; if it stays, tell your administrator the number ${requestId}.`;
    return respond({ code: "unexpected", message }, UNEXPECTED_STATUS, headers);
  }
  if (known.retryAfterSeconds !== undefined) headers["Retry-After"] = String(known.retryAfterSeconds);
  // A sender in the middle of a body that is refused must not reuse the connection for it.
  if (known.code === "too_large") headers["Connection"] = "close";
  const { code, message, field, details } = known;
  return respond(
    { code, message, ...(field === undefined ? {} : { field }), ...(details === undefined ? {} : { details }) },
    ERROR_STATUS[code],
    headers,
  );
}

/** Logs what nobody foresaw: method and path without its query, never a body. */
export function logUnexpected(error: unknown, { request, requestId }: { request: Request; requestId: string }): void {
  const { pathname } = new URL(request.url);
  logger().error({ err: error, requestId, method: request.method, path: pathname }, "a request failed unexpectedly");
}

function respond(error: ApiErrorBody["error"], status: number, headers: Record<string, string>): Response {
  const body: ApiErrorBody = { error };
  return new Response(JSON.stringify(body, bigintAsText), { status, headers });
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

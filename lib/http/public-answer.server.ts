import { logUnexpected } from "@/lib/http/answer-failure.server";
import { ERROR_STATUS, UNEXPECTED_STATUS } from "@/lib/http/error-status";
import { knownFailure } from "@/lib/http/known-failure";
import { printJson } from "@/lib/http/print-json";
import type { BodyFormat } from "@/lib/http/public-body.server";
import type { RateLimit } from "@/lib/http/rate-limit.server";
import { printXml } from "@/lib/http/xml/print-xml";
import { isRecord } from "@/lib/shared/is-record";

/** What an answer needs beside its content. */
export type AnswerFrame = { requestId: string; format: BodyFormat; rateLimit: RateLimit | null };

const CONTENT_TYPES: Record<BodyFormat, string> = {
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
};

/** The JSON text of a success: `error` 0, the method's own members, `warnings` if there are any. */
export function printSuccess(answer: Record<string, unknown>, warnings: readonly string[]): string {
  const notes = warnings.length > 0 ? { warnings } : {};
  return printJson({ error: 0, error_text: "Successful operation", ...answer, ...notes }, "number");
}

/** Answers with a text that `printSuccess` or `printFailure` made, in the caller's format. */
export function respondPublic(text: string, status: number, frame: AnswerFrame): Response {
  const body = frame.format === "json" ? text : toXml(text);
  return new Response(body, { status, headers: headersOf(frame) });
}

export type Failure = { status: number; text: string; headers: Record<string, string> };

/** Turns a failure into its answer. What nobody foresaw is logged and tells nothing of the inside. */
export function makeFailure(error: unknown, { request, requestId }: { request: Request; requestId: string }): Failure {
  const known = knownFailure(error);
  if (known === null) {
    logUnexpected(error, { request, requestId });
    return failure(UNEXPECTED_STATUS, `Something went wrong inside Cuelight. Its log has the details: ${requestId}.`);
  }
  const headers: Record<string, string> = {};
  if (known.retryAfterSeconds !== undefined) headers["Retry-After"] = String(known.retryAfterSeconds);
  if (known.code === "method_not_allowed") headers["Allow"] = "POST";
  // A sender in the middle of a body that is refused must not reuse the connection for it.
  if (known.code === "too_large") headers["Connection"] = "close";
  return { ...failure(ERROR_STATUS[known.code], known.message), headers };
}

/** Answers a failure: HTTP status = `error`, `error_text` for the reader. */
export function respondFailure({ status, text, headers }: Failure, frame: AnswerFrame): Response {
  const response = respondPublic(text, status, frame);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function failure(status: number, message: string): Failure {
  return { status, text: JSON.stringify({ error: status, error_text: message }), headers: {} };
}

function headersOf({ requestId, format, rateLimit }: AnswerFrame): Record<string, string> {
  const headers: Record<string, string> = {
    "Content-Type": CONTENT_TYPES[format],
    "Cache-Control": "private, no-store",
    "X-Request-Id": requestId,
  };
  if (rateLimit !== null) {
    headers["RateLimit-Limit"] = String(rateLimit.limit);
    headers["RateLimit-Remaining"] = String(rateLimit.remaining);
    headers["RateLimit-Reset"] = "1";
  }
  return headers;
}

function toXml(text: string): string {
  const value: unknown = JSON.parse(text);
  return printXml(isRecord(value) ? value : {});
}

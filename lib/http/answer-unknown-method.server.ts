import { randomUUID } from "node:crypto";
import { makeFailure, respondFailure } from "@/lib/http/public-answer.server";
import type { BodyFormat } from "@/lib/http/public-body.server";
import { AppError } from "@/lib/shared/app-error";

/** Answers an address below `/api/v1.1/` that is no method of the API, in the API's own shape. */
export function answerUnknownMethod(request: Request): Response {
  const requestId = randomUUID();
  const { pathname } = new URL(request.url);
  const error = new AppError(
    "not_found",
    `The API has no method ${pathname.slice(0, 200)}. The reference is /api-docs.`,
  );
  return respondFailure(makeFailure(error, { request, requestId }), {
    requestId,
    format: formatOf(request.headers),
    rateLimit: null,
  });
}

/** The format that the caller writes in, as far as it is one of ours. */
function formatOf(headers: Headers): BodyFormat {
  return /^\s*(?:application|text)\/xml\b/i.test(headers.get("content-type") ?? "") ? "xml" : "json";
}

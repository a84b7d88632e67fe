import { randomUUID } from "node:crypto";
import { readMessageToken, type LinkedMessage, type LinkPurpose } from "@/lib/auth/message-token.server";
import { logUnexpected } from "@/lib/http/answer-failure.server";
import { clientAddress } from "@/lib/http/client-address";
import { ERROR_STATUS, UNEXPECTED_STATUS } from "@/lib/http/error-status";
import { knownFailure } from "@/lib/http/known-failure";
import { markWrapped } from "@/lib/http/mark-wrapped";
import { html } from "@/lib/http/pages/html";
import { publicPage } from "@/lib/http/pages/public-page";
import { takeAddressCall } from "@/lib/http/pages/address-limit.server";
import { AppError } from "@/lib/shared/app-error";

type LinkRouteOptions = {
  purpose: LinkPurpose;
  /** Calls from one address; a mail provider fetches for all of its users from few addresses. */
  perSecond?: number;
  /** Answers for a message whose token was made here. `target`: where a click leads to. */
  handle: (message: LinkedMessage & { target: Buffer }, request: Request) => Promise<Response>;
};

const CALLS_PER_SECOND_MAX = 100;

export type LinkHandler = (request: Request) => Promise<Response>;

/**
 * Makes a handler of an address that stands in letters: `…/<token>`, with or without a slash. Nobody signs in; the token says
 * which message it is about. Whatever goes wrong is a small page for the reader of a letter.
 */
export function linkRoute({ purpose, perSecond = CALLS_PER_SECOND_MAX, handle }: LinkRouteOptions): LinkHandler {
  return markWrapped(async (request) => {
    const requestId = randomUUID();
    try {
      refuseTooMany(request, purpose, perSecond);
      const message = readMessageToken(purpose, readLastSegment(request));
      if (message === null) throw new AppError("not_found", "No such link.");
      const response = await handle(message, request);
      response.headers.set("X-Request-Id", requestId);
      return response;
    } catch (error) {
      return explainFailure(error, { request, requestId });
    }
  });
}

function readLastSegment(request: Request): string {
  return new URL(request.url).pathname.replace(/\/$/, "").split("/").at(-1) ?? "";
}

function refuseTooMany(request: Request, purpose: LinkPurpose, perSecond: number): void {
  const address = clientAddress(request.headers) ?? "";
  if (takeAddressCall(`${purpose} ${address}`, perSecond, Date.now())) return;
  throw new AppError("too_many_requests", "Too many requests.", { retryAfterSeconds: 1 });
}

/** What the reader of a letter can do about it; the inside is told to nobody. */
function explainFailure(error: unknown, { request, requestId }: { request: Request; requestId: string }): Response {
  const known = knownFailure(error);
  if (known === null) logUnexpected(error, { request, requestId });
  const headers: Record<string, string> = { "X-Request-Id": requestId };
  if (known?.retryAfterSeconds !== undefined) headers["Retry-After"] = String(known.retryAfterSeconds);
  const status = known === null ? UNEXPECTED_STATUS : ERROR_STATUS[known.code];
  return publicPage({ ...TEXTS[status === 404 ? "gone" : "later"], status, headers });
}

const TEXTS = {
  gone: {
    title: "This link leads nowhere",
    body: html`<p>It may have been cut off when it was copied, or the message is too old and no longer kept.</p>
      <p class="quiet">
        Try again with the link in the message itself. If that leads here too, please answer the message.
      </p>`,
  },
  later: {
    title: "That did not work just now",
    body: html`<p>Nothing was changed. Please try again in a minute.</p>`,
  },
};

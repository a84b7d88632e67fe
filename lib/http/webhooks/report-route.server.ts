import { randomUUID } from "node:crypto";
import { openSecret } from "@/lib/auth/secret-box.server";
import { verifyWebhook } from "@/lib/auth/verify-webhook.server";
import { reportBody, type ReportBody } from "@/lib/contracts/message-reports";
import { findReportSender } from "@/lib/db/queries/senders/find-report-sender.server";
import { answerFailure } from "@/lib/http/answer-failure.server";
import { clientAddress } from "@/lib/http/client-address";
import { parseJsonBody } from "@/lib/http/json/parse-json-body";
import { markWrapped } from "@/lib/http/mark-wrapped";
import { takeAddressCall } from "@/lib/http/pages/address-limit.server";
import { parseInput } from "@/lib/http/parse-input";
import { readBody } from "@/lib/http/read-body.server";
import type { RouteHandler } from "@/lib/http/route.server";
import { AppError } from "@/lib/shared/app-error";

const BODY_BYTES_MAX = 1024 * 1024;
const CALLS_PER_SECOND_MAX = 100;

type Report = { accountId: number; body: ReportBody };

/**
 * Makes the handler of `/api/webhooks/messages/<token>`: the token names a sender, the signature shows that its provider calls.
 * Whoever knows one without the other learns nothing.
 */
export function reportRoute(handle: (report: Report) => Promise<object>): RouteHandler {
  return markWrapped(async (request) => {
    const requestId = randomUUID();
    try {
      const answer = await handle(await requireReport(request));
      const headers = { "Cache-Control": "no-store", "X-Request-Id": requestId };
      return Response.json(answer, { headers });
    } catch (error) {
      return answerFailure(error, { request, requestId });
    }
  });
}

async function requireReport(request: Request): Promise<Report> {
  const address = clientAddress(request.headers) ?? "";
  if (!takeAddressCall(`report ${address}`, CALLS_PER_SECOND_MAX, Date.now())) {
    throw new AppError("too_many_requests", "Too many requests.", { retryAfterSeconds: 1 });
  }
  const body = await readBody(request, BODY_BYTES_MAX);
  const token = new URL(request.url).pathname.replace(/\/$/, "").split("/").at(-1) ?? "";
  const sender = /^[0-9a-f]{40}$/.test(token) ? await findReportSender(token) : null;
  const isSigned =
    sender !== null &&
    verifyWebhook({ headers: request.headers, body, secret: openSecret(sender.secret), now: Date.now() });
  if (!isSigned) throw new AppError("unauthenticated", "The address is unknown, or the signature does not fit.");
  return { accountId: sender.accountId, body: parseInput(reportBody, parseJsonBody(body)) };
}

import { randomUUID } from "node:crypto";
import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { makeAuthOptions } from "@/lib/auth/make-auth-options.server";
import { answerFailure } from "@/lib/http/answer-failure.server";
import { clientAddress } from "@/lib/http/client-address";
import { isSecureRequest } from "@/lib/http/is-secure-request.server";
import { markWrapped } from "@/lib/http/mark-wrapped";
import { refuseOtherOrigins } from "@/lib/http/refuse-other-origins";
import { AppError } from "@/lib/shared/app-error";
import { env } from "@/lib/shared/env.server";
import { trustRequestHost } from "@/lib/shared/env-next-auth.server";

const BODY_BYTES_MAX = 16 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** Makes the handler of `/api/auth/*`: next-auth with our settings, behind the same origin check as every change. */
export function authRoute(): (request: NextRequest, context: Context) => Promise<Response> {
  trustRequestHost();
  return markWrapped(async (request, context) => {
    const requestId = randomUUID();
    try {
      refuseOtherOrigins(request, env().publicUrl);
      refuseLongBodies(request);
      const options = makeAuthOptions({
        ip: clientAddress(request.headers),
        requestId,
        isSecure: isSecureRequest(request),
      });
      const response: unknown = await NextAuth(request, context, options);
      return finish(response, requestId);
    } catch (error) {
      return answerFailure(error, { request, requestId });
    }
  });
}

function finish(response: unknown, requestId: string): Response {
  if (!(response instanceof Response)) throw new AppError("not_found", "There is nothing here.");
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("X-Request-Id", requestId);
  return response;
}

/** next-auth reads the whole body, so its length must be said before. */
function refuseLongBodies(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const length = Number(request.headers.get("content-length") ?? "NaN");
  if (!(length <= BODY_BYTES_MAX)) throw new AppError("too_large", "The request is too large for a sign-in.");
}

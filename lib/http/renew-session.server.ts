import {
  makeSessionToken,
  SESSION_COOKIE,
  SESSION_SECONDS,
  type SessionClaims,
} from "@/lib/auth/session-cookie.server";
import { isSecureRequest } from "@/lib/http/is-secure-request.server";

/** Gives the caller's browser a new session with the answer: for a change that ended every session, his own too. */
export async function renewSession(
  response: Response,
  { request, claims }: { request: Request; claims: SessionClaims },
): Promise<Response> {
  const token = await makeSessionToken(claims);
  const secure = isSecureRequest(request) ? "; Secure" : "";
  response.headers.append(
    "Set-Cookie",
    `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  );
  return response;
}

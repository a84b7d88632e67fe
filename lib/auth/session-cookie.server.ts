import { decode, encode } from "next-auth/jwt";
import { requireSecretKey } from "@/lib/shared/env.server";

export const SESSION_COOKIE = "cuelight-session";
export const SESSION_SECONDS = 12 * 60 * 60;

/** What a session says: who, and at which `sessionVersion` it was made. Role and name are read from the database. */
export type SessionClaims = { userId: number; sessionVersion: number };

/** The token inside a session cookie. `since` (epoch seconds) ends a session 12 h after the sign-in, however often it is renewed. */
export type SessionToken = { sub: string; sv: number; since: number };

export function makeTokenPayload({ userId, sessionVersion }: SessionClaims, now: Date): SessionToken {
  return { sub: String(userId), sv: sessionVersion, since: Math.floor(now.getTime() / 1000) };
}

/** Makes the value of the session cookie, as next-auth does at a sign-in. */
export async function makeSessionToken(claims: SessionClaims, now = new Date()): Promise<string> {
  return encode({ token: makeTokenPayload(claims, now), secret: requireSecretKey(), maxAge: SESSION_SECONDS });
}

/** Reads a `Cookie` header; null without a session, 12 h after its sign-in, or when somebody touched it. */
export async function readSession(cookieHeader: string | null, now = new Date()): Promise<SessionClaims | null> {
  const token = cookieValue(cookieHeader, SESSION_COOKIE);
  if (token === null) return null;
  const payload = await decode({ token, secret: requireSecretKey() }).catch(() => null);
  const userId = Number(payload?.sub);
  const sessionVersion: unknown = payload?.["sv"];
  const since: unknown = payload?.["since"];
  if (!Number.isInteger(userId) || typeof sessionVersion !== "number" || typeof since !== "number") return null;
  const ageSeconds = now.getTime() / 1000 - since;
  return ageSeconds < SESSION_SECONDS ? { userId, sessionVersion } : null;
}

function cookieValue(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...rest] = part.split("=");
    if (key?.trim() === name) return rest.join("=").trim();
  }
  return null;
}

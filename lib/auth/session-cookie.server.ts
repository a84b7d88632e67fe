import { decode, encode } from "next-auth/jwt";
import { requireSecretKey } from "@/lib/shared/env.server";

export const SESSION_COOKIE = "cuelight-session";
export const SESSION_SECONDS = 12 * 60 * 60;

/** What a session says: who, and at which `sessionVersion` it was made. Role and name are read from the database. */
export type SessionClaims = { userId: number; sessionVersion: number };

/** Makes the value of the session cookie, as next-auth does at a sign-in. */
export async function makeSessionToken({ userId, sessionVersion }: SessionClaims): Promise<string> {
  const token = { sub: String(userId), sv: sessionVersion };
  return encode({ token, secret: requireSecretKey(), maxAge: SESSION_SECONDS });
}

/** Reads a `Cookie` header; null without a session, after its 12 h, or when somebody touched it. */
export async function readSession(cookieHeader: string | null): Promise<SessionClaims | null> {
  const token = cookieValue(cookieHeader, SESSION_COOKIE);
  if (token === null) return null;
  const payload = await decode({ token, secret: requireSecretKey() }).catch(() => null);
  const userId = Number(payload?.sub);
  const sessionVersion: unknown = payload?.["sv"];
  if (!Number.isInteger(userId) || typeof sessionVersion !== "number") return null;
  return { userId, sessionVersion };
}

function cookieValue(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...rest] = part.split("=");
    if (key?.trim() === name) return rest.join("=").trim();
  }
  return null;
}

import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { makeTokenPayload, SESSION_COOKIE, SESSION_SECONDS } from "@/lib/auth/session-cookie.server";
import { signIn } from "@/lib/auth/sign-in.server";
import { requireSecretKey } from "@/lib/shared/env.server";
import { logger } from "@/lib/shared/logger.server";
import { safePath } from "@/lib/shared/safe-path";

export type AuthRequest = { ip: string | null; requestId: string; isSecure: boolean };

/** Error texts that the sign-in page knows how to explain; next-auth carries them in an address. */
export const WAIT_PREFIX = "Wait:";
const UNAVAILABLE = "Unavailable";

/** next-auth's settings for one request: its cookies are `Secure` exactly when it came over HTTPS. */
export function makeAuthOptions({ ip, requestId, isSecure }: AuthRequest): AuthOptions {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure } as const;
  return {
    secret: requireSecretKey(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [makeProvider({ ip, requestId })],
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options },
      callbackUrl: { name: "cuelight-callback", options },
      csrfToken: { name: "cuelight-csrf", options },
    },
    callbacks: {
      // Nothing of the person is kept in the cookie: everything is read anew with each request.
      jwt: ({ token, user, trigger }) =>
        trigger === "signIn" ? { ...makeTokenPayload(readUser(user.id), new Date()) } : token,
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    logger: {
      error: (code) => logger().warn({ code, requestId }, "sign-in failed"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function makeProvider({ ip, requestId }: Pick<AuthRequest, "ip" | "requestId">) {
  return CredentialsProvider({
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (credentials) => {
      const { email = "", password = "" } = credentials ?? {};
      const result = await signIn({ email, password, ip, requestId, now: new Date() }).catch((error: unknown) => {
        logger().error({ err: error, requestId }, "a sign-in failed unexpectedly");
        // Its own words would stand in the address that the caller is sent to.
        throw new Error(UNAVAILABLE);
      });
      if (result.kind === "wait") throw new Error(WAIT_PREFIX + String(result.seconds));
      if (result.kind === "wrong") return null;
      return { id: `${result.claims.userId}:${result.claims.sessionVersion}` };
    },
  });
}

function readUser(id: string) {
  const [userId = Number.NaN, sessionVersion = Number.NaN] = id.split(":").map(Number);
  return { userId, sessionVersion };
}

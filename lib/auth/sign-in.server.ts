import { ATTEMPT_LIMITS } from "@/lib/auth/attempt-limits";
import { verifyPassword } from "@/lib/auth/hash-password.server";
import type { SessionClaims } from "@/lib/auth/session-cookie.server";
import { clearAttempts } from "@/lib/db/queries/sign-in/clear-attempts.server";
import { takeAttempt } from "@/lib/db/queries/sign-in/take-attempt.server";
import { getSignInUser } from "@/lib/db/queries/users/get-sign-in-user.server";
import { noteSignIn } from "@/lib/db/queries/users/note-sign-in.server";
import { PASSWORD_LENGTH_MAX } from "@/lib/domain/passwords/check-password";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";

/** The hash of a random text that nobody kept, as costly as a real one: unknown people take the same time. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$Kl9b1nUcBJMD/QiC5vs8VQ$Rjjogpu+ZqPxYmBTxpzzyAh2pqs+eu2HGPyZ/Vie5PM";

export type SignInResult =
  | { kind: "ok"; claims: SessionClaims }
  /** Unknown, disabled or a wrong password: nobody learns which. */
  | { kind: "wrong" }
  /** Too many attempts: the next may come after so many seconds. */
  | { kind: "wait"; seconds: number };

type SignIn = { email: string; password: string; ip: string | null; requestId: string; now: Date };

/** Checks an e-mail and a password, slowed down per person and per address in a way that a restart does not forget. */
export async function signIn({ email: typed, password, ip, requestId, now }: SignIn): Promise<SignInResult> {
  const email = normalizeEmail(typed);
  if (email === null || password.length > PASSWORD_LENGTH_MAX) return { kind: "wrong" };
  const keys = { email: `email:${email}`, ip: ip === null ? null : `ip:${ip}` };
  const seconds = await takeAttempt(keys, ATTEMPT_LIMITS, now);
  if (seconds > 0) return { kind: "wait", seconds };
  const user = await getSignInUser(email);
  const isRight = await verifyPassword(user?.password_hash ?? NOBODY, password);
  if (user === null || !isRight) return { kind: "wrong" };
  await clearAttempts(keys, now);
  await noteSignIn({ userId: user.id, accountId: user.account_id, name: user.name, at: now, ip, requestId });
  return { kind: "ok", claims: { userId: user.id, sessionVersion: user.session_version } };
}

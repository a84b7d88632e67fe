import { ATTEMPT_LIMITS } from "@/lib/auth/attempt-limits";
import { hashPassword, verifyPassword } from "@/lib/auth/hash-password.server";
import { prisma } from "@/lib/db/prisma.server";
import { clearAttempts } from "@/lib/db/queries/sign-in/clear-attempts.server";
import { takeAttempt } from "@/lib/db/queries/sign-in/take-attempt.server";
import { checkPassword } from "@/lib/domain/passwords/check-password";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";

/**
 * Changes the actor's own password and ends every session of his, this one too: `sessionVersion` is what the caller
 * makes a new one with.
 * @throws AppError `bad_request` for a wrong current password and for a new one that is too simple; `too_many_requests`
 * as at the sign-in: a session left open must not be a way to try passwords.
 */
export async function changeMyPassword(
  actor: Actor,
  { current, next }: { current: string; next: string },
): Promise<{ sessionVersion: number }> {
  const user = await prisma().user.findUniqueOrThrow({ where: { id: actor.id } });
  const keys = { email: `email:${user.email}`, ip: actor.ip === null ? null : `ip:${actor.ip}` };
  const seconds = await takeAttempt(keys, ATTEMPT_LIMITS, new Date());
  if (seconds > 0) throw tooMany(seconds);
  if (!(await verifyPassword(user.passwordHash, current))) {
    throw new AppError("bad_request", "This is not your current password.", { field: "current" });
  }
  await clearAttempts(keys, new Date());
  const problem = checkPassword(next, [user.email, user.name]);
  if (problem !== null) throw new AppError("bad_request", problem, { field: "next" });
  if (next === current) throw new AppError("bad_request", "This is the password you have already.", { field: "next" });
  const passwordHash = await hashPassword(next);
  return prisma().$transaction(async (tx) => {
    const { sessionVersion } = await tx.user.update({
      where: { id: actor.id },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await writeAudit(tx, actor, { action: "user.password_changed", objectType: "user", objectId: actor.id });
    return { sessionVersion };
  });
}

function tooMany(seconds: number): AppError {
  return new AppError("too_many_requests", `Too many attempts. Try again in ${seconds} s.`, {
    field: "current",
    retryAfterSeconds: seconds,
  });
}

import { hashPassword } from "@/lib/auth/hash-password.server";
import { makePassword } from "@/lib/auth/make-password.server";
import { prisma } from "@/lib/db/prisma.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { makeSystemActor } from "./make-system-actor.server";

/**
 * Gives a user, also the last master, a new random password and ends all his sessions: for who runs the server, when nobody can
 * sign in any more. A disabled user is enabled.
 * @throws AppError `not_found` when nobody signs in with this e-mail
 */
export async function resetMasterPassword(given: string): Promise<{ email: string; password: string }> {
  const email = given.trim().toLowerCase();
  const user = await prisma().user.findUnique({ where: { email } });
  if (user === null) throw new AppError("not_found", `Nobody signs in as "${email}".`, { field: "email" });
  const actor = await makeSystemActor(user.accountId);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  await prisma().$transaction(async (tx) => {
    const data = { passwordHash, disabledAt: null, sessionVersion: { increment: 1 } };
    await tx.user.update({ where: { id: user.id }, data });
    await writeAudit(tx, actor, { action: "user.password_reset", objectType: "user", objectId: user.id });
  });
  return { email, password };
}

import { hashPassword } from "@/lib/auth/hash-password.server";
import { makePassword } from "@/lib/auth/make-password.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { requireManagedUser } from "./require-managed-user.server";

/** Gives a user a new random password, answered here and never again, and ends all his sessions. */
export async function resetUserPassword(actor: Actor, { id }: { id: number }): Promise<{ password: string }> {
  if (id === actor.id) {
    throw new AppError("conflict", "Change your own password in My profile, where the old one is asked for.");
  }
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  return prisma().$transaction(async (tx) => {
    await requireManagedUser(tx, actor, id);
    await tx.user.update({ where: { id }, data: { passwordHash, sessionVersion: { increment: 1 } } });
    await writeAudit(tx, actor, { action: "user.password_reset", objectType: "user", objectId: id });
    return { password };
  });
}

import { hashPassword } from "@/lib/auth/hash-password.server";
import { makePassword } from "@/lib/auth/make-password.server";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor, Role } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { refuseMasterRole } from "./refuse-master-role";

/**
 * Adds a user with a random password, which is answered here and never again.
 * @throws AppError `conflict` when somebody signs in with the e-mail, `forbidden` when an admin makes a master.
 */
export async function createUser(
  actor: Actor,
  { name, email, role }: { name: string; email: string; role: Role },
): Promise<{ id: number; password: string }> {
  refuseMasterRole(actor, role);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  try {
    return await prisma().$transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { accountId: actor.accountId, name, email, role, passwordHash } });
      const after = { name, email, role };
      await writeAudit(tx, actor, { action: "user.created", objectType: "user", objectId: id, after });
      return { id, password };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `Somebody signs in as ${email} already. Use another e-mail.`, { field: "email" });
  }
}

import type { UserView } from "@/lib/contracts/users";
import { prisma, type Tx } from "@/lib/db/prisma.server";
import type { Actor, Role } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeUser } from "./describe-user";
import { refuseMasterRole } from "./refuse-master-role";
import { requireManagedUser } from "./require-managed-user.server";

export type UserChanges = { name?: string | undefined; role?: Role | undefined; isDisabled?: boolean | undefined };

/**
 * Changes a user's name or role, or disables him, which ends all his sessions.
 * @throws AppError `conflict` for the account's last master, and for disabling oneself.
 */
export async function updateUser(actor: Actor, { id, ...changes }: { id: number } & UserChanges): Promise<UserView> {
  refuseMasterRole(actor, changes.role);
  if (id === actor.id && changes.isDisabled === true) {
    throw new AppError("conflict", "You cannot disable yourself. Another master or admin can.");
  }
  return prisma().$transaction(async (tx) => {
    const before = await requireManagedUser(tx, actor, id);
    const stops = changes.isDisabled === true && before.disabledAt === null;
    const stepsDown = changes.role !== undefined && changes.role !== "master";
    if (before.role === "master" && (stops || stepsDown)) await requireOtherMaster(tx, actor, id);
    const user = await tx.user.update({ where: { id }, data: dataOf(changes, before) });
    const shown = describeUser(user);
    await writeAudit(tx, actor, {
      action: actionOf(changes),
      objectType: "user",
      objectId: id,
      before: pick(describeUser(before)),
      after: pick(shown),
    });
    return shown;
  });
}

async function requireOtherMaster(tx: Tx, actor: Actor, id: number): Promise<void> {
  const others = await tx.user.count({
    where: { accountId: actor.accountId, role: "master", disabledAt: null, id: { not: id } },
  });
  if (others > 0) return;
  throw new AppError("conflict", "This is the account's last master. Make somebody else a master first.", {
    field: "role",
  });
}

function dataOf({ name, role, isDisabled }: UserChanges, before: { disabledAt: Date | null }) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(isDisabled === true && before.disabledAt === null
      ? { disabledAt: new Date(), sessionVersion: { increment: 1 } }
      : {}),
    ...(isDisabled === false ? { disabledAt: null } : {}),
  };
}

function actionOf({ isDisabled, role }: UserChanges): string {
  if (isDisabled !== undefined) return isDisabled ? "user.disabled" : "user.enabled";
  return role === undefined ? "user.renamed" : "user.role_changed";
}

function pick({ name, role, isDisabled }: UserView) {
  return { name, role, isDisabled };
}

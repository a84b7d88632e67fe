import type { Tx } from "@/lib/db/prisma.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/**
 * Reads a user whom the actor may change, and holds the account still until the transaction's end, so that two masters
 * cannot remove each other at once.
 * @throws AppError `not_found`, or `forbidden` for a master when the actor is none.
 */
export async function requireManagedUser(tx: Tx, actor: Actor, id: number) {
  await lockAccount(tx, actor.accountId);
  const user = await tx.user.findFirst({ where: { id, accountId: actor.accountId } });
  if (user === null) throw new AppError("not_found", `There is no user #${id}.`);
  if (user.role === "master" && actor.role !== "master") {
    throw new AppError("forbidden", `${user.name} is a master: only a master may change that.`);
  }
  return user;
}

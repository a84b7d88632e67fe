import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { type AccountView, getAccount } from "./get-account.server";

/** Changes the account's name and the zone in which its times are shown and its days begin. */
export async function updateAccount(actor: Actor, input: { name: string; timeZone: string }): Promise<AccountView> {
  const before = await getAccount(actor);
  await prisma().$transaction(async (tx) => {
    await tx.account.update({ where: { id: actor.accountId }, data: input });
    const object = { objectType: "account", objectId: actor.accountId };
    await writeAudit(tx, actor, { action: "account.changed", ...object, before, after: input });
  });
  return getAccount(actor);
}

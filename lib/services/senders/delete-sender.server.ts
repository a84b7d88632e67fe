import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { requireSender } from "./require-sender.server";

/** Removes a sender; mailings that named it go out over the account's default one from then on. */
export async function deleteSender(actor: Actor, { id }: { id: number }): Promise<{ deleted: true }> {
  const before = describeSender(await requireSender(actor, id));
  await prisma().$transaction(async (tx) => {
    await tx.sender.delete({ where: { id, accountId: actor.accountId } });
    await writeAudit(tx, actor, { action: "sender.deleted", objectType: "sender", objectId: id, before });
  });
  return { deleted: true };
}

import type { SenderView } from "@/lib/contracts/senders";
import { prisma } from "@/lib/db/prisma.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { requireSender } from "./require-sender.server";

/** Makes a sender the one that mailings use which name none. */
export async function makeSenderDefault(actor: Actor, { id }: { id: number }): Promise<SenderView> {
  const { accountId } = actor;
  const { name } = await requireSender(actor, id);
  await prisma().$transaction(async (tx) => {
    await lockAccount(tx, accountId);
    await tx.sender.updateMany({ where: { accountId, isDefault: true }, data: { isDefault: false } });
    await tx.sender.update({ where: { id, accountId }, data: { isDefault: true } });
    const object = { objectType: "sender", objectId: id };
    await writeAudit(tx, actor, { action: "sender.made_default", ...object, after: { name } });
  });
  return describeSender(await requireSender(actor, id));
}

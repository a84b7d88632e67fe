import type { SenderView } from "@/lib/contracts/senders";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { requireSender } from "./require-sender.server";

/** Forgets a sender's key: its letters are no longer signed. */
export async function removeSenderDkim(actor: Actor, { id }: { id: number }): Promise<SenderView> {
  const before = describeSender(await requireSender(actor, id));
  await prisma().$transaction(async (tx) => {
    const data = { dkimSelector: "", dkimPrivateKey: null, dkimPublicKey: "" };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    const object = { objectType: "sender", objectId: id };
    await writeAudit(tx, actor, { action: "sender.dkim_removed", ...object, before: { dkim: before.dkim } });
  });
  return describeSender(await requireSender(actor, id));
}

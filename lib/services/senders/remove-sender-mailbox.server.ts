import type { SenderView } from "@/lib/contracts/senders";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { requireSender } from "./require-sender.server";

/** Forgets a sender's mailbox: letters come back to its from address again, and nobody here reads them. */
export async function removeSenderMailbox(actor: Actor, { id }: { id: number }): Promise<SenderView> {
  const before = { mailbox: describeSender(await requireSender(actor, id)).mailbox };
  await prisma().$transaction(async (tx) => {
    const data = {
      bounceAddress: "",
      imapHost: "",
      imapUsername: "",
      imapPassword: null,
      imapReadAt: null,
      imapError: null,
    };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    await writeAudit(tx, actor, { action: "sender.mailbox_removed", objectType: "sender", objectId: id, before });
  });
  return describeSender(await requireSender(actor, id));
}

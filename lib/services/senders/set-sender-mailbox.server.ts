import { BOUNCE_NAME_LENGTH_MAX } from "@/lib/auth/return-address.server";
import type { MailboxForm } from "@/lib/contracts/sender-mailbox";
import type { SenderView } from "@/lib/contracts/senders";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeSender } from "./describe-sender";
import { mailboxPassword } from "./mailbox-password.server";
import { requireSender } from "./require-sender.server";

/** From the next letter on, a sender's letters come back to an address of its own, whose mailbox is read every minute. */
export async function setSenderMailbox(
  actor: Actor,
  { id, settings }: { id: number; settings: MailboxForm },
): Promise<SenderView> {
  const row = await requireSender(actor, id);
  refuseLongName(settings.bounceAddress);
  const imapPassword = mailboxPassword(settings, row);
  const { bounceAddress, host: imapHost, port: imapPort, tls: imapTls, username: imapUsername } = settings;
  const shown = { bounceAddress, imapHost, imapPort, imapTls, imapUsername };
  await prisma().$transaction(async (tx) => {
    const data = { ...shown, imapPassword, imapReadAt: null, imapError: null };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    const object = { objectType: "sender", objectId: id };
    const before = { mailbox: describeSender(row).mailbox };
    await writeAudit(tx, actor, { action: "sender.mailbox_set", ...object, before, after: shown });
  });
  return describeSender(await requireSender(actor, id));
}

function refuseLongName(address: string): void {
  const name = address.slice(0, address.lastIndexOf("@"));
  if (name.length <= BOUNCE_NAME_LENGTH_MAX) return;
  const text = `At most ${BOUNCE_NAME_LENGTH_MAX} characters before the @: the number of each letter is put behind them.`;
  throw new AppError("bad_request", text, { field: "bounceAddress" });
}

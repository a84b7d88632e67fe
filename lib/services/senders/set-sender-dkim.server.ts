import { sealSecret } from "@/lib/auth/secret-box.server";
import type { DkimSettings } from "@/lib/contracts/sender-dkim";
import type { SenderView } from "@/lib/contracts/senders";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { makeDkimPair } from "./make-dkim-pair.server";
import { readDkimPair } from "./read-dkim-pair.server";
import { requireSender } from "./require-sender.server";

/**
 * Gives a sender the key that its letters are signed with from the next one on: a pasted one, else a new pair. The one before is
 * forgotten. @throws AppError `bad_request` on `privateKey`.
 */
export async function setSenderDkim(
  actor: Actor,
  { id, settings }: { id: number; settings: DkimSettings },
): Promise<SenderView> {
  const before = describeSender(await requireSender(actor, id));
  const pair = settings.privateKey === undefined ? await makeDkimPair() : readDkimPair(settings.privateKey);
  await prisma().$transaction(async (tx) => {
    const data = {
      dkimSelector: settings.selector,
      dkimPrivateKey: sealSecret(pair.privateKey),
      dkimPublicKey: pair.publicKey,
    };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    const after = { selector: settings.selector, publicKey: pair.publicKey, pasted: settings.privateKey !== undefined };
    const object = { objectType: "sender", objectId: id };
    await writeAudit(tx, actor, { action: "sender.dkim_set", ...object, before: { dkim: before.dkim }, after });
  });
  return describeSender(await requireSender(actor, id));
}

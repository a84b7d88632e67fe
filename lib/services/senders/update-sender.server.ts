import type { SenderSettings, SenderView } from "@/lib/contracts/senders";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { makeTakenSender } from "./make-taken-sender";
import { passwordToKeep } from "./password-to-keep.server";
import { publicSettings } from "./public-settings";
import { requireSender } from "./require-sender.server";

/**
 * Changes a sender. Without `password` the kept one stays, unless it would go to another server or user.
 * @throws AppError `bad_request` on `password` then, `conflict` for a taken name.
 */
export async function updateSender(
  actor: Actor,
  { id, settings }: { id: number; settings: SenderSettings },
): Promise<SenderView> {
  const before = await requireSender(actor, id);
  const shown = publicSettings(settings);
  const password = passwordToKeep(settings, before);
  try {
    await prisma().$transaction(async (tx) => {
      await tx.sender.update({ where: { id, accountId: actor.accountId }, data: { ...shown, password } });
      const after = { ...shown, passwordChanged: settings.password !== undefined };
      const object = { objectType: "sender", objectId: id };
      await writeAudit(tx, actor, { action: "sender.changed", ...object, before: describeSender(before), after });
    });
  } catch (error) {
    throw isTakenName(error) ? makeTakenSender(settings.name) : error;
  }
  return describeSender(await requireSender(actor, id));
}

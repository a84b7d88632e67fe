import type { SenderSettings, SenderView } from "@/lib/contracts/senders";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeSender } from "./describe-sender";
import { makeTakenSender } from "./make-taken-sender";
import { passwordToKeep } from "./password-to-keep.server";
import { publicSettings } from "./public-settings";
import { requireSender } from "./require-sender.server";

/** Adds a sender; an account's first one is its default. @throws AppError `conflict` for a taken name. */
export async function createSender(actor: Actor, settings: SenderSettings): Promise<SenderView> {
  const shown = publicSettings(settings);
  const password = passwordToKeep(settings, null);
  try {
    const id = await prisma().$transaction(async (tx) => {
      await lockAccount(tx, actor.accountId);
      const isDefault = (await tx.sender.count({ where: { accountId: actor.accountId } })) === 0;
      const row = await tx.sender.create({ data: { ...shown, accountId: actor.accountId, password, isDefault } });
      const after = { ...shown, isDefault };
      await writeAudit(tx, actor, { action: "sender.created", objectType: "sender", objectId: row.id, after });
      return row.id;
    });
    return describeSender(await requireSender(actor, id));
  } catch (error) {
    throw isTakenName(error) ? makeTakenSender(settings.name) : error;
  }
}

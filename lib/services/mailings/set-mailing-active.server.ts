import type { MailingView } from "@/lib/contracts/mailings";
import { prisma } from "@/lib/db/prisma.server";
import { saveMailing } from "@/lib/db/queries/mailings/save-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkMailing } from "@/lib/services/mailings/check-mailing.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { AppError } from "@/lib/shared/app-error";

/** Switches a mailing on or off. Throws `bad_request`, saying what is missing, when it cannot be active. */
export async function setMailingActive(actor: Actor, id: number, isActive: boolean): Promise<MailingView> {
  const mailing = await getMailing(actor, id);
  if (mailing.isActive === isActive) return mailing;
  if (isActive) await checkMailing(actor, { ...mailing, isActive });
  const { rev } = mailing;
  const isSaved = await prisma().$transaction(async (tx) => {
    if (!(await saveMailing(tx, actor, { id, rev, values: { isActive } }))) return false;
    const action = isActive ? "mailing.activated" : "mailing.deactivated";
    await writeAudit(tx, actor, { action, objectType: "mailing", objectId: id });
    return true;
  });
  if (!isSaved) throw new AppError("conflict", `The mailing "${mailing.name}" was changed this moment. Try again.`);
  return getMailing(actor, id);
}

import type { MailingForm } from "@/lib/contracts/mailings";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { insertMailing } from "@/lib/db/queries/mailings/insert-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkMailing } from "@/lib/services/mailings/check-mailing.server";
import { AppError } from "@/lib/shared/app-error";

/** Makes a trigger mailing; an active one must have everything it needs. Throws `conflict` for a name that is taken. */
export async function createMailing(actor: Actor, form: MailingForm): Promise<{ id: number }> {
  await checkMailing(actor, form);
  try {
    return await prisma().$transaction(async (tx) => {
      const id = await insertMailing(tx, actor, form);
      await writeAudit(tx, actor, { action: "mailing.created", objectType: "mailing", objectId: id, after: form });
      return { id };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `A mailing "${form.name}" exists already. Choose another name.`, { field: "name" });
  }
}

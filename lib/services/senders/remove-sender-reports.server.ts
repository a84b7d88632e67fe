import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireSender } from "./require-sender.server";

/** Closes a sender's address for reports. */
export async function removeSenderReports(actor: Actor, { id }: { id: number }): Promise<{ removed: true }> {
  await requireSender(actor, id);
  await prisma().$transaction(async (tx) => {
    const data = { reportToken: null, reportSecret: null };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    await writeAudit(tx, actor, { action: "sender.reports_closed", objectType: "sender", objectId: id });
  });
  return { removed: true };
}

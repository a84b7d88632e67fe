import { makeWebhookSecret } from "@/lib/auth/make-webhook-secret.server";
import { sealSecret } from "@/lib/auth/secret-box.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { env } from "@/lib/shared/env.server";
import { requireSender } from "./require-sender.server";

/** Opens a sender's address for its provider's reports; the one before, and its secret, no longer work. Both are shown once. */
export async function makeSenderReports(
  actor: Actor,
  { id }: { id: number },
): Promise<{ url: string; secret: string }> {
  await requireSender(actor, id);
  const { token, secret } = makeWebhookSecret();
  await prisma().$transaction(async (tx) => {
    const data = { reportToken: token, reportSecret: sealSecret(secret) };
    await tx.sender.update({ where: { id, accountId: actor.accountId }, data });
    await writeAudit(tx, actor, { action: "sender.reports_opened", objectType: "sender", objectId: id });
  });
  return { url: `${env().publicUrl}/api/webhooks/messages/${token}`, secret };
}

import { forgetTokens } from "@/lib/auth/token-cache.server";
import type { TokenView } from "@/lib/contracts/tokens";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeToken } from "./describe-token";

/** Ends a token for good: in this process at once, in every other within a second. */
export async function revokeToken(actor: Actor, { id }: { id: number }): Promise<TokenView> {
  const now = new Date();
  const row = await prisma().$transaction(async (tx) => {
    const found = await tx.apiToken.findFirst({ where: { id, accountId: actor.accountId } });
    if (found === null) throw new AppError("not_found", `There is no API token #${id}.`);
    if (found.revokedAt !== null) return found;
    const after = { name: found.name };
    await writeAudit(tx, actor, { action: "token.revoked", objectType: "token", objectId: id, after });
    return tx.apiToken.update({ where: { id }, data: { revokedAt: now } });
  });
  forgetTokens();
  return describeToken(row, { createdBy: null, now });
}

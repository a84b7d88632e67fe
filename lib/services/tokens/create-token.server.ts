import { hashToken, makeToken, tokenPrefix } from "@/lib/auth/token-format.server";
import { prisma } from "@/lib/db/prisma.server";
import { TOKEN_RATE_DEFAULT } from "@/lib/contracts/tokens";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { env } from "@/lib/shared/env.server";

const DAY_MS = 24 * 60 * 60 * 1000;

type NewToken = { name: string; scopes: readonly string[]; days: number | null; ratePerSecond?: number };

/**
 * Makes an API token. The token itself is answered here and never again: the database keeps its SHA-256. `days` = null
 * never expires; without `scopes` it may do all that a token may.
 */
export async function createToken(
  actor: Actor,
  { name, scopes, days, ratePerSecond = TOKEN_RATE_DEFAULT }: NewToken,
): Promise<{ id: number; token: string; url: string }> {
  const token = makeToken();
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  return prisma().$transaction(async (tx) => {
    const { id } = await tx.apiToken.create({
      data: {
        accountId: actor.accountId,
        createdById: actor.kind === "user" ? actor.id : null,
        name,
        prefix: tokenPrefix(token),
        hash: new Uint8Array(hashToken(token)),
        scopes: [...new Set(scopes)],
        expiresAt,
        ratePerSecond,
      },
    });
    const after = { name, scopes, ratePerSecond, expiresAt: expiresAt?.toISOString() ?? null };
    await writeAudit(tx, actor, { action: "token.created", objectType: "token", objectId: id, after });
    return { id, token, url: `${env().publicUrl}/api/v1.1` };
  });
}

import type { TokenView } from "@/lib/contracts/tokens";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeToken } from "./describe-token";

/** The account's tokens, newest first, revoked ones at the end. */
export async function listTokens(actor: Actor): Promise<{ items: TokenView[] }> {
  const { accountId } = actor;
  const rows = await prisma().apiToken.findMany({
    where: { accountId },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  const makers = rows.flatMap((row) => row.createdById ?? []);
  const users = await prisma().user.findMany({ where: { accountId, id: { in: makers } } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  const now = new Date();
  return {
    items: rows.map((row) => {
      const createdBy = row.createdById === null ? null : (names.get(row.createdById) ?? null);
      return describeToken(row, { createdBy, now });
    }),
  };
}

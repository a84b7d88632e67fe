import { prisma } from "@/lib/db/prisma.server";
import { insertAuditEntry } from "@/lib/db/queries/audit/insert-audit-entry.server";

type SignIn = {
  userId: number;
  accountId: number;
  name: string;
  at: Date;
  ip: string | null;
  requestId: string;
};

/** Notes a sign-in at the user and in the journal. */
export async function noteSignIn({ userId, accountId, name, at, ip, requestId }: SignIn): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { lastSignInAt: at } });
    await insertAuditEntry(tx, {
      accountId,
      at,
      actorKind: "user",
      actorId: userId,
      actorName: name,
      action: "user.signed_in",
      objectType: "user",
      objectId: String(userId),
      before: null,
      after: null,
      ip,
      requestId,
    });
  });
}

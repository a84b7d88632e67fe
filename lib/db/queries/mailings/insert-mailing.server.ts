import type { Tx } from "@/lib/db/prisma.server";
import type { MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type MailingValues = {
  name: string;
  databaseId: number;
  resourceId: number;
  templateId: number;
  senderId: number | null;
  condition: MailingCondition;
  tracking: boolean;
  isActive: boolean;
};

/** Keeps a new mailing and returns its number; fails on the unique index when its name is taken. */
export async function insertMailing(tx: Tx, actor: Actor, values: MailingValues): Promise<number> {
  const { id } = await tx.mailing.create({
    data: { ...values, accountId: actor.accountId, groupIds: [...actor.groupIds] },
    select: { id: true },
  });
  return id;
}

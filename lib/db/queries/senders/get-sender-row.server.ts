import { prisma } from "@/lib/db/prisma.server";
import type { SenderRow } from "@/lib/db/queries/senders/list-sender-rows.server";

/** One of the account's senders with the number of mailings that name it, or null. */
export async function getSenderRow(accountId: number, id: number): Promise<SenderRow | null> {
  return prisma().sender.findFirst({ where: { accountId, id }, include: { _count: { select: { mailings: true } } } });
}

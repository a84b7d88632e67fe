import { prisma } from "@/lib/db/prisma.server";

/** The account's senders with the number of mailings that name each; the default one first, then by name. */
export async function listSenderRows(accountId: number) {
  return prisma().sender.findMany({
    where: { accountId },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
    include: { _count: { select: { mailings: true } } },
  });
}

export type SenderRow = Awaited<ReturnType<typeof listSenderRows>>[number];

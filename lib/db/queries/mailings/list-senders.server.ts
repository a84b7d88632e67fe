import { prisma } from "@/lib/db/prisma.server";

/** The account's senders without their secrets, the default one first. */
export async function listSenders(accountId: number) {
  return prisma().sender.findMany({
    where: { accountId, channel: "email" },
    select: { id: true, name: true, fromAddress: true, isDefault: true },
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
  });
}

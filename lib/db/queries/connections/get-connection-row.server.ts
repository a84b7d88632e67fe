import { prisma } from "@/lib/db/prisma.server";

/** One of the account's connections with its sealed secret, or null. */
export async function getConnectionRow(accountId: number, id: number) {
  return prisma().connection.findFirst({ where: { accountId, id } });
}

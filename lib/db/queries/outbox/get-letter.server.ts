import { prisma } from "@/lib/db/prisma.server";

/** A kept letter of the account with its bytes; null when there is none. */
export async function getLetter(accountId: number, id: bigint) {
  return prisma().outboxLetter.findFirst({ where: { id, accountId } });
}

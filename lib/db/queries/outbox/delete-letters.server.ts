import { prisma } from "@/lib/db/prisma.server";

/** Throws the account's kept letters away and says how many there were. */
export async function deleteLetters(accountId: number): Promise<number> {
  const { count } = await prisma().outboxLetter.deleteMany({ where: { accountId } });
  return count;
}

import { prisma } from "@/lib/db/prisma.server";

/** The account's tags by number. */
export async function listTagNames(accountId: number): Promise<Map<number, string>> {
  const tags = await prisma().tag.findMany({ where: { accountId }, select: { id: true, name: true } });
  return new Map(tags.map(({ id, name }) => [id, name]));
}

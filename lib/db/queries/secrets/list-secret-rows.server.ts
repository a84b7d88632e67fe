import { prisma } from "@/lib/db/prisma.server";

/** The account's secrets by name, without their values. */
export async function listSecretRows(accountId: number) {
  return prisma().secret.findMany({
    where: { accountId },
    orderBy: { name: "asc" },
    select: { id: true, name: true, hosts: true, updatedAt: true },
  });
}

export type ListedSecret = Awaited<ReturnType<typeof listSecretRows>>[number];

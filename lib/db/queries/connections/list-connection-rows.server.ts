import { prisma } from "@/lib/db/prisma.server";

/** Everything but the secret. */
export const CONNECTION_COLUMNS = { id: true, name: true, config: true, updatedAt: true } as const;

/** The account's connections by name, without their secrets. */
export async function listConnectionRows(accountId: number) {
  return prisma().connection.findMany({ where: { accountId }, orderBy: { name: "asc" }, select: CONNECTION_COLUMNS });
}

export type ListedConnection = Awaited<ReturnType<typeof listConnectionRows>>[number];

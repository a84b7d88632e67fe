import { prisma } from "@/lib/db/prisma.server";
import type { ListedSecret } from "@/lib/db/queries/secrets/list-secret-rows.server";

/** One of the account's secrets without its value, or null. */
export async function getSecretRow(accountId: number, id: number): Promise<ListedSecret | null> {
  return prisma().secret.findFirst({
    where: { accountId, id },
    select: { id: true, name: true, hosts: true, updatedAt: true },
  });
}

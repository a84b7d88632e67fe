import type { Tx } from "@/lib/db/prisma.server";

/** Holds an account's row until the transaction ends: what changes who may do what in it happens one after another. */
export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`;
}

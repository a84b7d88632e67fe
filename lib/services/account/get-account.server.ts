import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type AccountView = { id: number; name: string; timeZone: string };

/** The actor's account. */
export async function getAccount(actor: Actor): Promise<AccountView> {
  const { id, name, timeZone } = await prisma().account.findUniqueOrThrow({ where: { id: actor.accountId } });
  return { id, name, timeZone };
}

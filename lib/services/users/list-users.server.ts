import type { UserView } from "@/lib/contracts/users";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeUser } from "./describe-user";

/** Everybody in the actor's account, by name; disabled ones last. */
export async function listUsers(actor: Actor): Promise<{ items: UserView[] }> {
  const rows = await prisma().user.findMany({
    where: { accountId: actor.accountId },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  return { items: rows.map(describeUser) };
}

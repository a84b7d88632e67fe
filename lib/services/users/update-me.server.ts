import type { UserView } from "@/lib/contracts/users";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { describeUser } from "./describe-user";

/** Changes the name under which the actor is shown. */
export async function updateMe(actor: Actor, { name }: { name: string }): Promise<UserView> {
  return prisma().$transaction(async (tx) => {
    const user = await tx.user.update({ where: { id: actor.id }, data: { name } });
    await writeAudit(tx, actor, {
      action: "user.renamed",
      objectType: "user",
      objectId: actor.id,
      before: { name: actor.name },
      after: { name },
    });
    return describeUser(user);
  });
}

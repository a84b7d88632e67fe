import type { Tx } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** Deletes a mailing; its messages stay in the history of their profiles. */
export async function deleteMailing(tx: Tx, actor: Actor, id: number): Promise<boolean> {
  const { count } = await tx.mailing.deleteMany({ where: { id, ...visibleTo(actor) } });
  return count > 0;
}

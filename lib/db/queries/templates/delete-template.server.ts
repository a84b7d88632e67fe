import type { Tx } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** Deletes a template that no mailing uses; false when one came in between or the template is gone. */
export async function deleteTemplate(tx: Tx, actor: Actor, id: number): Promise<boolean> {
  const { count } = await tx.template.deleteMany({ where: { id, ...visibleTo(actor), mailings: { none: {} } } });
  return count > 0;
}

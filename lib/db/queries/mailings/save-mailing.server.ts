import type { Tx } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { MailingValues } from "./insert-mailing.server";

/** Writes on top of the revision that was edited; false when it is not the newest: the UPDATE itself checks it. */
export async function saveMailing(
  tx: Tx,
  actor: Actor,
  { id, rev, values }: { id: number; rev: number; values: Partial<MailingValues> },
): Promise<boolean> {
  const { count } = await tx.mailing.updateMany({
    where: { id, rev, ...visibleTo(actor) },
    data: { ...values, rev: rev + 1 },
  });
  return count > 0;
}

import { databaseNow } from "@/lib/db/database-now.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import { listSegmentUsers, type SegmentUse } from "@/lib/db/queries/segments/list-segment-users.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";

/** Deletes a segment, not its profiles. Throws `conflict`, naming them, while scenarios or other segments use it. */
export async function deleteSegment(actor: Actor, { id }: { id: number }): Promise<undefined> {
  const deletedAt = await databaseNow();
  await prisma().$transaction(async (tx) => {
    // Who saves a segment that asks about this one holds the account as well.
    await lockAccount(tx, actor.accountId);
    const segment = await tx.segment.findFirst({ where: { id, deletedAt: null, ...visibleTo(actor) } });
    if (!segment) throw new AppError("not_found", `There is no segment #${id}.`);
    const users = await listSegmentUsers(tx, { accountId: actor.accountId, segmentId: id });
    if (users.length > 0) {
      const named = users.map(describeUse).join(", ");
      throw new AppError("conflict", `The segment "${segment.name}" is used by ${named}. Take it out there first.`, {
        details: { users },
      });
    }
    await tx.segment.update({ where: { id }, data: { deletedAt } });
    const { name } = segment;
    await writeAudit(tx, actor, { action: "segment.deleted", objectType: "segment", objectId: id, before: { name } });
  });
  return undefined;
}

function describeUse({ kind, id, name }: SegmentUse): string {
  return `${kind} "${name}" (#${id})`;
}

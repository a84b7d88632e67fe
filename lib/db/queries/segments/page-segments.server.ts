import { type NumberedPage, pageByNumber } from "@/lib/db/page-by-number.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Page = NumberedPage & { databaseId: number | undefined; groupIds: readonly number[] | undefined };

/** One page of the segments that the actor sees. */
export function pageSegments(actor: Actor, { databaseId, groupIds, ...page }: Page) {
  const where = {
    AND: [
      { ...visibleTo(actor), deletedAt: null },
      ...(databaseId === undefined ? [] : [{ databaseId }]),
      ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : []),
    ],
  };
  return pageByNumber(page, {
    find: (range, take) => prisma().segment.findMany({ where: { AND: [where, range] }, orderBy: { id: "asc" }, take }),
    count: () => prisma().segment.count({ where }),
  });
}

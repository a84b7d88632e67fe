import { type NumberedPage, pageByNumber } from "@/lib/db/page-by-number.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Page = NumberedPage & { groupIds: readonly number[] | undefined };

/** One page of the resources that the actor sees, with the databases they allow. */
export function pageResources(actor: Actor, { groupIds, ...page }: Page) {
  const where = { AND: [visibleTo(actor), ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : [])] };
  return pageByNumber(page, {
    find: (range, take) =>
      prisma().resource.findMany({
        where: { AND: [where, range] },
        include: { databases: { select: { databaseId: true }, orderBy: { databaseId: "asc" } } },
        orderBy: { id: "asc" },
        take,
      }),
    count: () => prisma().resource.count({ where }),
  });
}

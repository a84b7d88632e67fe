import { type NumberedPage, pageByNumber } from "@/lib/db/page-by-number.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Page = NumberedPage & { id?: number; groupIds: readonly number[] | undefined };

/** One page of the databases that the actor sees, with their fields. */
export function pageDatabases(actor: Actor, { id, groupIds, ...page }: Page) {
  const groups = groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : [];
  const where = { AND: [visibleTo(actor), ...groups, ...(id === undefined ? [] : [{ id }])] };
  return pageByNumber(page, {
    find: (range, take) =>
      prisma().database.findMany({
        where: { AND: [where, range] },
        include: { fields: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
        orderBy: { id: "asc" },
        take,
      }),
    count: () => prisma().database.count({ where }),
  });
}

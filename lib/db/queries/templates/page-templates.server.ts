import { type NumberedPage, pageByNumber } from "@/lib/db/page-by-number.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Page = NumberedPage & { groupIds: readonly number[] | undefined };

/** One page of the templates that the actor sees, with their newest subjects. */
export function pageTemplates(actor: Actor, { groupIds, ...page }: Page) {
  const where = { AND: [visibleTo(actor), ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : [])] };
  return pageByNumber(page, {
    find: (range, take) =>
      prisma().template.findMany({
        where: { AND: [where, range] },
        include: { versions: { select: { subject: true }, orderBy: { version: "desc" }, take: 1 } },
        orderBy: { id: "asc" },
        take,
      }),
    count: () => prisma().template.count({ where }),
  });
}

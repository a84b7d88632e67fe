import { type NumberedPage, pageByNumber } from "@/lib/db/page-by-number.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

type Page = NumberedPage & { id?: number; groupIds: readonly number[] | undefined };

/** One page of the trigger mailings that the actor sees. */
export function pageMailings(actor: Actor, { id, groupIds, ...page }: Page) {
  const groups = groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : [];
  const where = { AND: [visibleTo(actor), ...groups, ...(id === undefined ? [] : [{ id }])] };
  return pageByNumber(page, {
    find: (range, take) => prisma().mailing.findMany({ where: { AND: [where, range] }, orderBy: { id: "asc" }, take }),
    count: () => prisma().mailing.count({ where }),
  });
}

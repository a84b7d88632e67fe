import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { DatabaseRecord } from "./list-database-rows.server";

export type Page = { fromId: number; limit: number; groupIds: readonly number[] | undefined };

/** One page of the databases that the actor sees, by number; `nextId` is the first of the next page. */
export async function pageDatabases(
  actor: Actor,
  { fromId, limit, groupIds }: Page,
): Promise<{ rows: DatabaseRecord[]; nextId: number | null; total: number }> {
  const where = { AND: [visibleTo(actor), ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : [])] };
  const [rows, total] = await Promise.all([
    prisma().database.findMany({
      where: { AND: [where, { id: { gte: fromId } }] },
      include: { fields: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
      orderBy: { id: "asc" },
      take: limit + 1,
    }),
    prisma().database.count({ where }),
  ]);
  return { rows: rows.slice(0, limit), nextId: rows[limit]?.id ?? null, total };
}

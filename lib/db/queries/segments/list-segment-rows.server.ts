import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Prisma } from "@/prisma/generated/client";

const INCLUDE = { database: { select: { name: true } } } satisfies Prisma.SegmentInclude;
export type SegmentRecord = Prisma.SegmentGetPayload<{ include: typeof INCLUDE }>;

type Filter = { id?: number; search?: string | undefined; databaseId?: number | undefined };

/** The segments that the actor sees, by name. */
export async function listSegmentRows(actor: Actor, { id, search, databaseId }: Filter = {}): Promise<SegmentRecord[]> {
  return prisma().segment.findMany({
    where: {
      ...visibleTo(actor),
      deletedAt: null,
      ...(id === undefined ? {} : { id }),
      ...(search ? { name: { contains: search, mode: "insensitive" } } : {}),
      ...(databaseId === undefined ? {} : { databaseId }),
    },
    include: INCLUDE,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

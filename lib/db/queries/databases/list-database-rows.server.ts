import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Prisma } from "@/prisma/generated/client";

const INCLUDE = { fields: { orderBy: [{ position: "asc" }, { id: "asc" }] } } satisfies Prisma.DatabaseInclude;

export type DatabaseRecord = Prisma.DatabaseGetPayload<{ include: typeof INCLUDE }>;

/** The databases that the actor sees, with their custom fields, by name; `id` or `search` narrows. */
export async function listDatabaseRows(
  actor: Actor,
  { id, search }: { id?: number; search?: string | undefined } = {},
): Promise<DatabaseRecord[]> {
  return prisma().database.findMany({
    where: {
      ...visibleTo(actor),
      ...(id === undefined ? {} : { id }),
      ...(search ? { name: { contains: search, mode: "insensitive" } } : {}),
    },
    include: INCLUDE,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

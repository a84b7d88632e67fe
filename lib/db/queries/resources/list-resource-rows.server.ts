import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Prisma } from "@/prisma/generated/client";

const INCLUDE = {
  databases: { include: { database: { select: { id: true, name: true } } }, orderBy: { databaseId: "asc" } },
} satisfies Prisma.ResourceInclude;

export type ResourceRecord = Prisma.ResourceGetPayload<{ include: typeof INCLUDE }>;

export type ResourceFilter = { id?: number; search?: string | undefined; databaseId?: number | undefined };

/** The resources that the actor sees, with the databases they allow, by name. */
export async function listResourceRows(
  actor: Actor,
  { id, search, databaseId }: ResourceFilter = {},
): Promise<ResourceRecord[]> {
  return prisma().resource.findMany({
    where: {
      ...visibleTo(actor),
      ...(id === undefined ? {} : { id }),
      ...(search ? { name: { contains: search, mode: "insensitive" } } : {}),
      ...(databaseId === undefined ? {} : { databases: { some: { databaseId } } }),
    },
    include: INCLUDE,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

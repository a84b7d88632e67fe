import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Prisma } from "@/prisma/generated/client";

const INCLUDE = {
  versions: { orderBy: { version: "desc" }, take: 1, select: { graph: true } },
} satisfies Prisma.ScenarioInclude;

export type WorkflowRecord = Prisma.ScenarioGetPayload<{ include: typeof INCLUDE }>;

export type WorkflowPage = {
  fromId: number;
  limit: number;
  id?: number;
  /** Scenarios that have one of these tags. */
  tagIds?: readonly number[] | undefined;
  groupIds?: readonly number[] | undefined;
};

/** One page of the scenarios that the actor sees, without those in the trash, by number; `nextId` begins the next page. */
export async function pageWorkflows(
  actor: Actor,
  { fromId, limit, id, tagIds, groupIds }: WorkflowPage,
): Promise<{ rows: WorkflowRecord[]; nextId: number | null; total: number }> {
  const where: Prisma.ScenarioWhereInput = {
    AND: [
      visibleTo(actor),
      { trashedAt: null },
      ...(id === undefined ? [] : [{ id }]),
      ...(tagIds ? [{ tagIds: { hasSome: [...tagIds] } }] : []),
      ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : []),
    ],
  };
  const [rows, total] = await Promise.all([
    prisma().scenario.findMany({
      where: { AND: [where, { id: { gte: fromId } }] },
      include: INCLUDE,
      orderBy: { id: "asc" },
      take: limit + 1,
    }),
    prisma().scenario.count({ where }),
  ]);
  return { rows: rows.slice(0, limit), nextId: rows[limit]?.id ?? null, total };
}

import { prisma } from "@/lib/db/prisma.server";
import { listWorkflowNodes, type WorkflowNode } from "@/lib/db/queries/scenarios/list-workflow-nodes.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Prisma } from "@/prisma/generated/client";

export type WorkflowRecord = Awaited<ReturnType<typeof findScenarios>>[number] & { nodes: readonly WorkflowNode[] };

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
      { trashedAt: null, mailingId: null },
      ...(id === undefined ? [] : [{ id }]),
      ...(tagIds ? [{ tagIds: { hasSome: [...tagIds] } }] : []),
      ...(groupIds ? [{ groupIds: { hasSome: [...groupIds] } }] : []),
    ],
  };
  const [found, total] = await Promise.all([
    findScenarios({ AND: [where, { id: { gte: fromId } }] }, limit + 1),
    prisma().scenario.count({ where }),
  ]);
  const page = found.slice(0, limit);
  const nodes = await listWorkflowNodes(page.map((row) => row.id));
  const rows = page.map((row) => ({ ...row, nodes: nodes.get(row.id) ?? [] }));
  return { rows, nextId: found[limit]?.id ?? null, total };
}

async function findScenarios(where: Prisma.ScenarioWhereInput, take: number) {
  return prisma().scenario.findMany({ where, orderBy: { id: "asc" }, take });
}

import { prisma } from "@/lib/db/prisma.server";
import { pool } from "@/lib/db/pool.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

export type ListedSegment = { id: number; name: string; kind: string };

/** The segments of the scenario's database that the actor sees, by name. Throws `not_found`. */
export async function listPopulations(actor: Actor, { id }: { id: number }): Promise<{ segments: ListedSegment[] }> {
  const { databaseId } = await requireScenario(pool(), actor, { id });
  const segments = await prisma().segment.findMany({
    where: { databaseId, deletedAt: null, ...visibleTo(actor) },
    select: { id: true, name: true, kind: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return { segments };
}

import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Population } from "@/lib/engine/populations/population";
import { AppError } from "@/lib/shared/app-error";

export type NamedPopulation = Population & { name: string };

/** The segment as who may be sent into the scenario, null = all of its database. Throws `not_found` for one of another database. */
export async function requirePopulation(
  actor: Actor,
  scenario: ScenarioRecord,
  segmentId: number | null,
): Promise<NamedPopulation> {
  const { accountId, databaseId, databaseName } = scenario;
  if (segmentId === null) return { accountId, databaseId, segmentId, name: `all of ${databaseName}` };
  const segment = await prisma().segment.findFirst({
    where: { id: segmentId, databaseId, deletedAt: null, ...visibleTo(actor) },
    select: { name: true },
  });
  if (segment) return { accountId, databaseId, segmentId, name: segment.name };
  const message = `The database "${databaseName}" has no segment #${segmentId}.`;
  throw new AppError("not_found", message, { field: "segmentId" });
}

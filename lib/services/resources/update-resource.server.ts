import type { Resource } from "@/lib/contracts/resources";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { writeResource, type ResourceChanges } from "@/lib/db/queries/resources/write-resource.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { getResource } from "./get-resource.server";
import { requireDatabases } from "./require-databases.server";

/** Changes a resource; subscriptions there are stay as they are. Throws `conflict` for a taken name. */
export async function updateResource(
  actor: Actor,
  { id, ...changes }: { id: number } & ResourceChanges,
): Promise<Resource> {
  const before = await getResource(actor, { id });
  const kept = before.databases.map((database) => database.id);
  await requireDatabases(actor, changes.databaseIds?.filter((databaseId) => !kept.includes(databaseId)) ?? []);
  try {
    await prisma().$transaction(async (tx) => {
      await writeResource(tx, id, changes);
      const entry = { action: "resource.changed", objectType: "resource", objectId: id, before, after: changes };
      await writeAudit(tx, actor, entry);
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a resource named "${changes.name ?? ""}" already.`, { field: "name" });
  }
  return getResource(actor, { id });
}

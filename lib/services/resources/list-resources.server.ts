import type { Resource } from "@/lib/contracts/resources";
import { listResourceRows } from "@/lib/db/queries/resources/list-resource-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeResource } from "./describe-resource";

/** The resources that the actor sees, by name. */
export async function listResources(
  actor: Actor,
  filter: { search?: string | undefined; databaseId?: number | undefined } = {},
): Promise<{ items: Resource[] }> {
  return { items: (await listResourceRows(actor, filter)).map(describeResource) };
}

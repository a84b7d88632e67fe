import type { Resource } from "@/lib/contracts/resources";
import { listResourceRows } from "@/lib/db/queries/resources/list-resource-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeResource } from "./describe-resource";

/** One resource. Throws `not_found` when the actor does not see it. */
export async function getResource(actor: Actor, { id }: { id: number }): Promise<Resource> {
  const [record] = await listResourceRows(actor, { id });
  if (!record) throw new AppError("not_found", `There is no resource #${id}.`);
  return describeResource(record);
}

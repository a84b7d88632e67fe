import { listTags } from "@/lib/db/queries/scenarios/list-tags.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** The tags that scenarios of the account carry. */
export async function listScenarioTags(actor: Actor): Promise<{ tags: string[] }> {
  return { tags: await listTags(actor) };
}

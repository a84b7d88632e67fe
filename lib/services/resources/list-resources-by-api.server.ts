import { pageResources } from "@/lib/db/queries/resources/page-resources.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describePage, type PageInput, readPage } from "@/lib/services/api-lists/describe-page";

/** `resources/list`: one page by number. */
export async function listResourcesByApi(actor: Actor, input: PageInput) {
  return describePage(await pageResources(actor, readPage(input)), (row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    channels: row.channels,
    groups: row.groupIds,
    databases: row.databases.map(({ databaseId }) => databaseId),
  }));
}

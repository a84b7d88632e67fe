import { pageTemplates } from "@/lib/db/queries/templates/page-templates.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describePage, type PageInput, readPage } from "@/lib/services/api-lists/describe-page";

/** `templates/list`: one page by number, without the letters' bodies. */
export async function listTemplatesByApi(actor: Actor, input: PageInput) {
  return describePage(await pageTemplates(actor, readPage(input)), (row) => ({
    id: row.id,
    name: row.name,
    channel: row.channel,
    subject: row.versions[0]?.subject ?? "",
    db_id: row.databaseId,
    groups: row.groupIds,
    updated_at: row.updatedAt.toISOString(),
  }));
}

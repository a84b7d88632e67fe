import { pageMailings } from "@/lib/db/queries/mailings/page-mailings.server";
import { mailingConditionSchema } from "@/lib/domain/mailings/mailing-condition";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describePage, type PageInput, readPage } from "@/lib/services/api-lists/describe-page";
import { AppError } from "@/lib/shared/app-error";

type Row = Awaited<ReturnType<typeof pageMailings>>["rows"][number];

/** `campaigns/triggers/list`: one page of the trigger mailings by number. */
export async function listTriggersByApi(actor: Actor, input: PageInput) {
  return describePage(await pageMailings(actor, readPage(input)), describeTrigger);
}

/** `campaigns/triggers/get`: one of them. Throws `not_found`. */
export async function getTriggerByApi(actor: Actor, { id }: { id: number }) {
  const { rows } = await pageMailings(actor, { id, fromId: id, limit: 1, groupIds: undefined });
  const [row] = rows;
  if (!row) throw new AppError("not_found", `id: There is no trigger mailing #${id}.`, { field: "id" });
  return { data: describeTrigger(row) };
}

function describeTrigger(row: Row) {
  return {
    id: row.id,
    name: row.name,
    is_active: row.isActive,
    db_id: row.databaseId,
    resource_id: row.resourceId,
    template_id: row.templateId,
    sender_id: row.senderId,
    condition: mailingConditionSchema.parse(row.condition).kind,
    groups: row.groupIds,
  };
}

import type { TemplateView } from "@/lib/contracts/templates";
import { getTemplate as query } from "@/lib/db/queries/templates/get-template.server";
import { listScenariosSending } from "@/lib/db/queries/mailings/list-scenarios-sending.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** The template with its newest words, and the mailings and scenarios that use it. Throws `not_found`. */
export async function getTemplate(actor: Actor, id: number): Promise<TemplateView> {
  const template = await query(actor, id);
  if (!template) throw new AppError("not_found", `There is no template #${id}.`);
  return {
    id,
    name: template.name,
    databaseId: template.databaseId,
    version: template.version,
    subject: template.subject,
    html: template.html,
    text: template.text,
    mailings: template.mailings,
    scenarios: await listScenariosSending(actor.accountId, { kind: "template", id }),
    createdAt: template.createdAt.toISOString(),
    updatedAt: template.updatedAt.toISOString(),
    updatedBy: template.updatedBy,
  };
}

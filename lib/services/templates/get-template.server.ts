import type { TemplateView } from "@/lib/contracts/templates";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { pool } from "@/lib/db/pool.server";
import { getTemplate as query } from "@/lib/db/queries/templates/get-template.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** The template with the fields its variables are checked against. Throws `not_found`. */
export async function getTemplate(actor: Actor, id: number): Promise<TemplateView> {
  const template = await query(actor, id);
  if (!template) throw new AppError("not_found", `There is no template #${id}.`);
  const { databaseId } = template;
  const database = databaseId === null ? null : await getDatabaseView(pool(), actor, databaseId);
  const fields = database && [...database.fields.values()].map(({ name, type, label }) => ({ name, type, label }));
  return {
    id,
    name: template.name,
    databaseId,
    databaseName: database?.name ?? null,
    version: template.version,
    subject: template.subject,
    html: template.html,
    text: template.text,
    fields,
    mailings: template.mailings,
    createdAt: template.createdAt.toISOString(),
    updatedAt: template.updatedAt.toISOString(),
    updatedBy: template.updatedBy,
  };
}

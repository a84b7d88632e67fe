import { prisma } from "@/lib/db/prisma.server";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { pool } from "@/lib/db/pool.server";
import { getTemplateWords } from "@/lib/db/queries/templates/get-template-words.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { MailingParts } from "@/lib/domain/mailings/list-mailing-problems";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type PartIds = { databaseId: number; resourceId: number; templateId: number };

/** Database, resource and template of a mailing, each null when the actor does not see it. */
export async function getMailingParts(
  actor: Actor,
  ids: PartIds,
): Promise<{ [Part in keyof MailingParts]: MailingParts[Part] | null }> {
  const [database, resource, template] = await Promise.all([
    getDatabaseView(pool(), actor, ids.databaseId),
    prisma().resource.findFirst({
      where: { id: ids.resourceId, ...visibleTo(actor) },
      include: { databases: { select: { databaseId: true } } },
    }),
    prisma().template.findFirst({ where: { id: ids.templateId, ...visibleTo(actor) } }),
  ]);
  const words = template && (await getTemplateWords(template));
  return {
    database: database && { id: database.id, name: database.name, fields: [...database.fields.values()] },
    resource: resource && {
      name: resource.name,
      channels: resource.channels,
      databaseIds: resource.databases.map((allowed) => allowed.databaseId),
    },
    template:
      template && words
        ? { name: template.name, channel: template.channel, subject: words.subject, html: words.html, text: words.text }
        : null,
  };
}

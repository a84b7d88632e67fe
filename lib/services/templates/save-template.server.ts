import type { TemplateView } from "@/lib/contracts/templates";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { saveTemplate as write, type SavedTemplate } from "@/lib/db/queries/templates/save-template.server";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkContent } from "@/lib/services/templates/check-content.server";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { AppError } from "@/lib/shared/app-error";

type Input = { version: number; name: string; databaseId: number | null } & MessageContent;

/**
 * Saves a template on top of the revision that was edited.
 * Throws `conflict` with `details.version` and `details.updatedBy` when somebody saved meanwhile: nothing is written then.
 */
export async function saveTemplate(actor: Actor, id: number, input: Input): Promise<TemplateView> {
  const { version, name, databaseId, subject, html, text } = input;
  const current = await getTemplate(actor, id);
  if (current.version !== version) throw outdated(current);
  const content = { subject, html, text };
  await checkContent(actor, { databaseId, content });
  const isSaved = await writeWithAudit(actor, current, { id, version, name, databaseId, content });
  const saved = await getTemplate(actor, id);
  if (!isSaved) throw outdated(saved);
  return saved;
}

async function writeWithAudit(actor: Actor, before: TemplateView, template: SavedTemplate): Promise<boolean> {
  const { id, name, databaseId, version } = template;
  try {
    return await prisma().$transaction(async (tx) => {
      if (!(await write(tx, actor, template))) return false;
      await writeAudit(tx, actor, {
        action: "template.saved",
        objectType: "template",
        objectId: id,
        before: { name: before.name, databaseId: before.databaseId, version },
        after: { name, databaseId, version: version + 1 },
      });
      return true;
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `A template "${name}" exists already. Choose another name.`, { field: "name" });
  }
}

function outdated({ name, version, updatedBy, updatedAt }: TemplateView): AppError {
  return new AppError("conflict", `${updatedBy ?? "Somebody"} saved "${name}" after you had opened it.`, {
    field: "version",
    details: { version, updatedBy, updatedAt },
  });
}

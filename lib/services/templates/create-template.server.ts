import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { insertTemplate } from "@/lib/db/queries/templates/insert-template.server";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkContent } from "@/lib/services/templates/check-content.server";
import { AppError } from "@/lib/shared/app-error";

/** Makes a template. Throws `bad_request` for errors in its words, `conflict` for a name that is taken. */
export async function createTemplate(
  actor: Actor,
  input: { name: string; databaseId: number | null } & MessageContent,
): Promise<{ id: number }> {
  const { name, databaseId, subject, html, text } = input;
  const content = { subject, html, text };
  await checkContent(actor, { databaseId, content });
  try {
    return await prisma().$transaction(async (tx) => {
      const id = await insertTemplate(tx, actor, { name, databaseId, content });
      const after = { name, databaseId };
      await writeAudit(tx, actor, { action: "template.created", objectType: "template", objectId: id, after });
      return { id };
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `A template "${name}" exists already. Choose another name.`, { field: "name" });
  }
}

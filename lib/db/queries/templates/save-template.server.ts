import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { NewTemplate } from "./insert-template.server";

/** Writes new words on top of the revision that was edited; the revision is checked by the UPDATE itself. */
export async function saveTemplate(
  actor: Actor,
  edited: { id: number; version: number },
  template: NewTemplate,
): Promise<"saved" | "outdated" | "taken"> {
  const version = edited.version + 1;
  try {
    return await prisma().$transaction(async (transaction) => {
      const { count } = await transaction.template.updateMany({
        where: { id: edited.id, version: edited.version, ...visibleTo(actor) },
        data: { name: template.name, databaseId: template.databaseId, version },
      });
      if (count === 0) return "outdated";
      const createdById = actor.kind === "user" ? actor.id : null;
      await transaction.templateVersion.create({
        data: { templateId: edited.id, version, ...template.content, createdById },
      });
      return "saved";
    });
  } catch (error) {
    if (isTakenName(error)) return "taken";
    throw error;
  }
}

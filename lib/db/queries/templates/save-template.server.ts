import type { Tx } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type SavedTemplate = {
  id: number;
  /** The revision that was edited. */
  version: number;
  name: string;
  databaseId: number | null;
  content: MessageContent;
};

/** Writes new words on top of the revision that was edited; false when it is not the newest: the UPDATE itself checks it. */
export async function saveTemplate(tx: Tx, actor: Actor, template: SavedTemplate): Promise<boolean> {
  const { id, name, databaseId } = template;
  const version = template.version + 1;
  const { count } = await tx.template.updateMany({
    where: { id, version: template.version, ...visibleTo(actor) },
    data: { name, databaseId, version },
  });
  if (count === 0) return false;
  const createdById = actor.kind === "user" ? actor.id : null;
  await tx.templateVersion.create({ data: { templateId: id, version, ...template.content, createdById } });
  return true;
}

import type { Tx } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { MessageContent } from "@/lib/domain/messages/message-content";

export type NewTemplate = { name: string; databaseId: number | null; content: MessageContent };

/** Keeps a new template with its first words and returns its id; fails on the unique index when its name is taken. */
export async function insertTemplate(tx: Tx, actor: Actor, template: NewTemplate): Promise<number> {
  const { id } = await tx.template.create({
    data: {
      accountId: actor.accountId,
      // Whoever sees only some groups' objects keeps sight of what he makes.
      groupIds: [...actor.groupIds],
      name: template.name,
      databaseId: template.databaseId,
      versions: { create: { version: 1, ...template.content, createdById: actor.kind === "user" ? actor.id : null } },
    },
    select: { id: true },
  });
  return id;
}

import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { MessageContent } from "@/lib/domain/messages/message-content";

export type NewTemplate = { name: string; databaseId: number | null; content: MessageContent };

/** Keeps a new template with its first words; null when the account has one of this name. */
export async function insertTemplate(actor: Actor, template: NewTemplate): Promise<number | null> {
  try {
    const { id } = await prisma().template.create({
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
  } catch (error) {
    if (isTakenName(error)) return null;
    throw error;
  }
}

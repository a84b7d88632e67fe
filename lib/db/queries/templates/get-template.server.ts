import { prisma } from "@/lib/db/prisma.server";
import { getTemplateWords } from "@/lib/db/queries/templates/get-template-words.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** A template with its newest words, its mailings and who saved it; null when the actor does not see it. */
export async function getTemplate(actor: Actor, id: number) {
  const template = await prisma().template.findFirst({
    where: { id, ...visibleTo(actor) },
    include: { mailings: { select: { id: true, name: true, isActive: true }, orderBy: { id: "asc" } } },
  });
  const words = template && (await getTemplateWords(template));
  if (!template || !words) return null;
  const { createdById, subject, html, text } = words;
  return { ...template, subject, html, text, updatedBy: createdById === null ? null : await getUserName(createdById) };
}

async function getUserName(id: number): Promise<string | null> {
  const user = await prisma().user.findUnique({ where: { id }, select: { name: true, email: true } });
  return user === null ? null : user.name || user.email;
}

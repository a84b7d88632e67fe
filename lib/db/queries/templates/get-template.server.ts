import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** A template with its newest words, its mailings and who saved it; null when the actor does not see it. */
export async function getTemplate(actor: Actor, id: number) {
  const template = await prisma().template.findFirst({
    where: { id, ...visibleTo(actor) },
    include: {
      versions: { orderBy: { version: "desc" }, take: 1 },
      mailings: { select: { id: true, name: true, isActive: true }, orderBy: { id: "asc" } },
    },
  });
  const version = template?.versions[0];
  if (!template || !version) return null;
  const author = version.createdById === null ? null : await getUserName(version.createdById);
  return { ...template, ...pickContent(version), updatedBy: author };
}

const pickContent = ({ subject, html, text }: { subject: string; html: string; text: string }) => ({
  subject,
  html,
  text,
});

async function getUserName(id: number): Promise<string | null> {
  const user = await prisma().user.findUnique({ where: { id }, select: { name: true, email: true } });
  return user === null ? null : user.name || user.email;
}

import { prisma } from "@/lib/db/prisma.server";
import { visibleTo } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** A mailing with what it is made of; null when the actor does not see it. */
export async function getMailing(actor: Actor, id: number) {
  return prisma().mailing.findFirst({
    where: { id, ...visibleTo(actor) },
    include: {
      database: { select: { id: true, name: true } },
      resource: { select: { id: true, name: true } },
      template: { select: { id: true, name: true, channel: true } },
      sender: { select: { id: true, name: true } },
    },
  });
}

import { prisma } from "@/lib/db/prisma.server";

/** Senders whose mailbox is to be read, the one that was read longest ago first. */
export async function listBounceMailboxes() {
  return prisma().sender.findMany({
    where: { bounceAddress: { not: "" }, imapPassword: { not: null } },
    orderBy: { imapReadAt: { sort: "asc", nulls: "first" } },
    select: {
      id: true,
      accountId: true,
      imapHost: true,
      imapPort: true,
      imapTls: true,
      imapUsername: true,
      imapPassword: true,
    },
  });
}

export type BounceMailbox = Awaited<ReturnType<typeof listBounceMailboxes>>[number];

import { prisma } from "@/lib/db/prisma.server";

export type ReportSender = { id: number; accountId: number; secret: Uint8Array };

/** The sender whose provider reports under this token, with its secret as it is kept: encrypted. Null = none. */
export async function findReportSender(token: string): Promise<ReportSender | null> {
  const row = await prisma().sender.findUnique({ where: { reportToken: token } });
  if (row === null || row.reportSecret === null) return null;
  return { id: row.id, accountId: row.accountId, secret: row.reportSecret };
}

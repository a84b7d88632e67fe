import { prisma } from "@/lib/db/prisma.server";

/**
 * The newest words of a template; null when it is gone. By their own key: `include` with `take: 1` would read every
 * version that was ever saved and drop all but one.
 */
export async function getTemplateWords({ id, version }: { id: number; version: number }) {
  return prisma().templateVersion.findUnique({ where: { templateId_version: { templateId: id, version } } });
}

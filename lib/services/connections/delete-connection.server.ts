import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { listConnectionUses } from "./list-connection-uses.server";
import { requireConnection } from "./require-connection.server";

/** Forgets a connection. @throws AppError `conflict` with the names of the scenarios that use it. */
export async function deleteConnection(actor: Actor, { id }: { id: number }): Promise<{ deleted: true }> {
  const { accountId } = actor;
  const { name, config } = await requireConnection(actor, id);
  const scenarios = (await listConnectionUses(accountId)).get(id) ?? [];
  if (scenarios.length > 0) {
    const names = scenarios.map((one) => `"${one.name}" (#${one.id})`).join(", ");
    const message = `The connection "${name}" is used in ${names}. Take it out there first.`;
    throw new AppError("conflict", message, { details: { scenarios } });
  }
  await prisma().$transaction(async (tx) => {
    await tx.connection.delete({ where: { id, accountId } });
    const object = { objectType: "connection", objectId: id };
    await writeAudit(tx, actor, { action: "connection.deleted", ...object, before: { name, ...config } });
  });
  return { deleted: true };
}

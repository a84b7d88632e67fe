import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { listSecretUses } from "./list-secret-uses.server";
import { requireSecret } from "./require-secret.server";

/** Forgets a secret. @throws AppError `conflict` with the names of the scenarios that use it. */
export async function deleteSecret(actor: Actor, { id }: { id: number }): Promise<{ deleted: true }> {
  const { accountId } = actor;
  const { name, hosts } = await requireSecret(actor, id);
  const scenarios = (await listSecretUses(accountId)).get(name) ?? [];
  if (scenarios.length > 0) {
    const names = scenarios.map((one) => `"${one.name}" (#${one.id})`).join(", ");
    const message = `The secret "${name}" is used in ${names}. Take it out there first.`;
    throw new AppError("conflict", message, { details: { scenarios } });
  }
  await prisma().$transaction(async (tx) => {
    await tx.secret.delete({ where: { id, accountId } });
    const object = { objectType: "secret", objectId: id };
    await writeAudit(tx, actor, { action: "secret.deleted", ...object, before: { name, hosts } });
  });
  return { deleted: true };
}

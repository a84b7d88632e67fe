import { sealSecret } from "@/lib/auth/secret-box.server";
import type { SecretView } from "@/lib/contracts/secrets";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeSecret } from "./describe-secret";

type NewSecret = { name: string; hosts: string[]; value: string };

/** Keeps a secret, encrypted. @throws AppError `conflict` for a taken name. */
export async function createSecret(actor: Actor, { name, hosts, value }: NewSecret): Promise<SecretView> {
  const { accountId } = actor;
  try {
    return await prisma().$transaction(async (tx) => {
      const row = await tx.secret.create({ data: { accountId, name, hosts, value: sealSecret(value) } });
      const object = { objectType: "secret", objectId: row.id };
      await writeAudit(tx, actor, { action: "secret.created", ...object, after: { name, hosts } });
      return describeSecret(row);
    });
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a secret named "${name}" already.`, { field: "name" });
  }
}

import { sealSecret } from "@/lib/auth/secret-box.server";
import type { SecretView } from "@/lib/contracts/secrets";
import { prisma } from "@/lib/db/prisma.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeSecret } from "./describe-secret";
import { listSecretUses } from "./list-secret-uses.server";
import { requireSecret } from "./require-secret.server";

type SecretChange = { id: number; hosts: string[]; value?: string | undefined };

/**
 * Replaces the value of a secret, or takes hosts away from it; without `value` the kept one stays.
 * @throws AppError `bad_request` on `value` when a host is added without it: a secret goes only where it was typed for.
 */
export async function updateSecret(actor: Actor, { id, hosts, value }: SecretChange): Promise<SecretView> {
  const { accountId } = actor;
  const row = await prisma().$transaction(async (tx) => {
    // Two changes at once must not join the one's hosts with the other's value.
    await lockAccount(tx, accountId);
    const before = await requireSecret(actor, id);
    const added = hosts.filter((host) => !before.hosts.includes(host));
    if (value === undefined && added.length > 0) {
      const message = `It was not typed for ${added.join(", ")}: type the value again.`;
      throw new AppError("bad_request", message, { field: "value" });
    }
    const data = value === undefined ? { hosts } : { hosts, value: sealSecret(value) };
    const changed = await tx.secret.update({ where: { id, accountId }, data });
    const { name } = before;
    await writeAudit(tx, actor, {
      ...{ action: "secret.changed", objectType: "secret", objectId: id },
      before: { name, hosts: before.hosts },
      after: { name, hosts, valueChanged: value !== undefined },
    });
    return changed;
  });
  return describeSecret(row, (await listSecretUses(accountId)).get(row.name));
}

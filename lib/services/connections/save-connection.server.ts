import { sealSecret } from "@/lib/auth/secret-box.server";
import type { ConnectionInput, ConnectionView } from "@/lib/contracts/connections";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { prisma } from "@/lib/db/prisma.server";
import { lockAccount } from "@/lib/db/queries/account/lock-account.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { describeConnection } from "./describe-connection";
import { listConnectionUses } from "./list-connection-uses.server";
import { mergeSecrets } from "./merge-secrets";
import { requireConnection } from "./require-connection.server";

/**
 * Adds a connection (`id` null) or changes one; its secret values are kept encrypted.
 * @throws AppError `conflict` on `name` for a taken name, `bad_request` on `secrets.<name>` for a value that must be typed.
 */
export async function saveConnection(actor: Actor, id: number | null, input: ConnectionInput): Promise<ConnectionView> {
  const { accountId } = actor;
  const { name, access, hosts, rateLimit, ratePer, timeoutSeconds } = input;
  try {
    const row = await prisma().$transaction(async (tx) => {
      // Two changes at once must not join the one's hosts with the other's values.
      await lockAccount(tx, accountId);
      const before = id === null ? null : await requireConnection(actor, id);
      const secret = sealSecret(JSON.stringify(mergeSecrets(input, before)));
      const config = { access, hosts, rateLimit, ratePer, timeoutSeconds };
      const data = { name, kind: access.kind, config, secret };
      const saved =
        id === null
          ? await tx.connection.create({ data: { ...data, accountId } })
          : await tx.connection.update({ where: { id, accountId }, data });
      await writeAudit(tx, actor, {
        ...{ action: id === null ? "connection.created" : "connection.changed" },
        ...{ objectType: "connection", objectId: saved.id },
        ...(before ? { before: { name: before.name, ...before.config } } : {}),
        after: { name, ...config, valuesChanged: Object.keys(input.secrets) },
      });
      return saved;
    });
    return describeConnection(row, (await listConnectionUses(accountId)).get(row.id));
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `There is a connection named "${name}" already.`, { field: "name" });
  }
}

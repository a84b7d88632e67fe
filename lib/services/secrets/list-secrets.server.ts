import type { SecretView } from "@/lib/contracts/secrets";
import { listSecretRows } from "@/lib/db/queries/secrets/list-secret-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeSecret } from "./describe-secret";
import { listSecretUses } from "./list-secret-uses.server";

/** The account's secrets by name, each with the scenarios that use it. */
export async function listSecrets(actor: Actor): Promise<{ items: SecretView[] }> {
  const rows = await listSecretRows(actor.accountId);
  const uses = await listSecretUses(actor.accountId);
  return { items: rows.map((row) => describeSecret(row, uses.get(row.name))) };
}

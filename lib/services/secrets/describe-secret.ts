import type { SecretView } from "@/lib/contracts/secrets";
import type { ListedSecret } from "@/lib/db/queries/secrets/list-secret-rows.server";
import type { SecretUse } from "@/lib/services/secrets/list-secret-uses.server";

/** A secret as the interface shows it: everything but its value. */
export function describeSecret(row: ListedSecret, scenarios: readonly SecretUse[] = []): SecretView {
  const { id, name, hosts, updatedAt } = row;
  return { id, name, hosts, updatedAt: updatedAt.toISOString(), scenarios: [...scenarios] };
}

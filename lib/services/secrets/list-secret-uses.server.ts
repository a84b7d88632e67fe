import { listCallSettings } from "@/lib/db/queries/secrets/list-call-settings.server";
import { listSecretNames } from "@/lib/domain/template/list-secret-names";

export type SecretUse = { id: number; name: string };

/** By secret name: the account's scenarios with an element that names it. */
export async function listSecretUses(accountId: number): Promise<ReadonlyMap<string, SecretUse[]>> {
  const uses = new Map<string, SecretUse[]>();
  for (const { id, name, settings } of await listCallSettings(accountId, "secret")) {
    for (const secret of listSecretNames(settings)) {
      const known = uses.get(secret) ?? [];
      if (!known.some((use) => use.id === id)) uses.set(secret, [...known, { id, name }]);
    }
  }
  return uses;
}

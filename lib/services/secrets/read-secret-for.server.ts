import type { Pool } from "pg";
import { openSecret } from "@/lib/auth/secret-box.server";
import { findSecret } from "@/lib/db/queries/secrets/find-secret.server";

/** A secret's value, when it may go to this host; null = there is none for it. */
export async function readSecretFor(
  pool: Pool,
  { accountId, name, host }: { accountId: number; name: string; host: string },
): Promise<string | null> {
  const secret = await findSecret(pool, accountId, name);
  return secret?.hosts.includes(host) ? openSecret(secret.value) : null;
}

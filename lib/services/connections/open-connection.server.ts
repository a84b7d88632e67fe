import type { Pool } from "pg";
import { openSecret } from "@/lib/auth/secret-box.server";
import { findConnection } from "@/lib/db/queries/connections/find-connection.server";
import { connectionConfig, connectionSecrets } from "@/lib/domain/http/connection";
import type { OpenConnection } from "@/lib/engine/connections/open-connection";

/** The account's connection with its secret values, to be used; null = there is none. */
export async function openConnection(pool: Pool, accountId: number, id: number): Promise<OpenConnection | null> {
  const row = await findConnection(pool, accountId, id);
  if (row === null) return null;
  const secrets = row.secret === null ? {} : connectionSecrets.parse(JSON.parse(openSecret(row.secret)));
  return { id, name: row.name, config: connectionConfig.parse(row.config), secrets, updatedAt: row.updatedAt };
}

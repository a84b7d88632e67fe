import { openSecret } from "@/lib/auth/secret-box.server";
import { getConnectionRow } from "@/lib/db/queries/connections/get-connection-row.server";
import { connectionConfig, connectionSecrets } from "@/lib/domain/http/connection";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** One of the account's connections with its secret values opened: for use, never for an answer. @throws AppError `not_found`. */
export async function requireConnection(actor: Pick<Actor, "accountId">, id: number) {
  const row = await getConnectionRow(actor.accountId, id);
  if (row === null) throw new AppError("not_found", `There is no connection #${id}.`);
  const secrets = row.secret === null ? {} : connectionSecrets.parse(JSON.parse(openSecret(row.secret)));
  return { id, name: row.name, config: connectionConfig.parse(row.config), secrets };
}

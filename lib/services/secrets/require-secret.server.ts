import { getSecretRow } from "@/lib/db/queries/secrets/get-secret-row.server";
import type { ListedSecret } from "@/lib/db/queries/secrets/list-secret-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** One of the account's secrets, without its value. @throws AppError `not_found`. */
export async function requireSecret(actor: Actor, id: number): Promise<ListedSecret> {
  const row = await getSecretRow(actor.accountId, id);
  if (row === null) throw new AppError("not_found", `There is no secret #${id}.`);
  return row;
}

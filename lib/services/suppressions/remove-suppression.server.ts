import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { deleteSuppression } from "@/lib/db/queries/suppressions/delete-suppression.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { requireAddress } from "./require-address";

/** Lets the account write to an address again, as far as it is subscribed. Throws `not_found`. */
export async function removeSuppression(actor: Actor, given: { address: string }): Promise<{ address: string }> {
  const address = requireAddress(given.address);
  await inTransaction(pool(), async (client) => {
    const before = await deleteSuppression(client, actor.accountId, address);
    if (before === null) throw new AppError("not_found", `${address} is not on the list.`, { field: "address" });
    const entry = { objectType: "suppression", objectId: address, before };
    await writeAudit(client, actor, { action: "suppression.removed", ...entry });
  });
  return { address };
}

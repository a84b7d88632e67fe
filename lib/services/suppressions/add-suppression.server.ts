import type { SuppressionForm } from "@/lib/contracts/suppressions";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { insertSuppression } from "@/lib/db/queries/suppressions/insert-suppression.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { requireAddress } from "./require-address";

/** Ends all letters of the account to an address, also those that are on their way. Throws `conflict` when it is listed already. */
export async function addSuppression(actor: Actor, form: SuppressionForm): Promise<{ address: string }> {
  const address = requireAddress(form.address);
  const { reason } = form;
  const createdAt = await databaseNow();
  await inTransaction(pool(), async (client) => {
    const row = { address, reason, createdBy: actor.name, createdAt };
    if (!(await insertSuppression(client, actor.accountId, row))) {
      throw new AppError("conflict", `${address} is on the list already.`, { field: "address" });
    }
    const entry = { objectType: "suppression", objectId: address, after: { reason } };
    await writeAudit(client, actor, { action: "suppression.added", ...entry });
  });
  return { address };
}

import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { deleteMailing as remove } from "@/lib/db/queries/mailings/delete-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { finishOrders } from "@/lib/services/mailings/finish-orders.server";
import { stopMailing } from "@/lib/services/mailings/order-mailing.server";
import { AppError } from "@/lib/shared/app-error";

/** Deletes a mailing. Throws `conflict`, naming the scenarios, while one sends it. */
export async function deleteMailing(actor: Actor, id: number): Promise<void> {
  const { name, scenarios } = await getMailing(actor, id);
  if (scenarios.length > 0) {
    const users = scenarios.map((scenario) => `"${scenario.name}" (#${scenario.id})`).join(", ");
    throw new AppError("conflict", `The mailing "${name}" is sent by ${users}. Choose another one there first.`, {
      details: { scenarios },
    });
  }
  const operationIds = await inTransaction(pool(), async (client) => {
    if (!(await remove(client, actor, id))) return [];
    const entry = { action: "mailing.deleted", objectType: "mailing", objectId: id, before: { name } };
    await writeAudit(client, actor, entry);
    return stopMailing(client, actor, id);
  });
  await finishOrders(operationIds);
}

import type { MailingForm } from "@/lib/contracts/mailings";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { insertMailing } from "@/lib/db/queries/mailings/insert-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkMailing } from "@/lib/services/mailings/check-mailing.server";
import { finishOrders } from "@/lib/services/mailings/finish-orders.server";
import { orderMailing } from "@/lib/services/mailings/order-mailing.server";
import { AppError } from "@/lib/shared/app-error";

/** Makes a trigger mailing; an active one must have everything it needs. Throws `conflict` for a name that is taken. */
export async function createMailing(actor: Actor, form: MailingForm): Promise<{ id: number }> {
  await checkMailing(actor, form);
  try {
    const { id, operationIds } = await inTransaction(pool(), async (client) => {
      const id = await insertMailing(client, actor, form);
      await writeAudit(client, actor, { action: "mailing.created", objectType: "mailing", objectId: id, after: form });
      return { id, operationIds: await orderMailing(client, actor, { ...form, id }) };
    });
    await finishOrders(operationIds);
    return { id };
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `A mailing "${form.name}" exists already. Choose another name.`, { field: "name" });
  }
}

import type { MailingView } from "@/lib/contracts/mailings";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { saveMailing } from "@/lib/db/queries/mailings/save-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkMailing } from "@/lib/services/mailings/check-mailing.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { finishOrders } from "@/lib/services/mailings/finish-orders.server";
import { orderMailing } from "@/lib/services/mailings/order-mailing.server";
import { pickForm } from "@/lib/services/mailings/pick-form";
import { refuseWhileSent } from "@/lib/services/mailings/refuse-while-sent.server";
import { AppError } from "@/lib/shared/app-error";

type MailingSwitch = {
  isActive: boolean;
  /** Switch it off although active scenarios send it. */
  evenIfSent?: boolean;
};

/**
 * Switches a mailing on or off. Throws `bad_request`, saying what is missing, when it cannot be active, and `conflict` with
 * `details.kind` "sending" when active scenarios send what is switched off.
 */
export async function setMailingActive(
  actor: Actor,
  id: number,
  { isActive, evenIfSent = false }: MailingSwitch,
): Promise<MailingView> {
  const mailing = await getMailing(actor, id);
  if (mailing.isActive === isActive) return mailing;
  if (isActive) await checkMailing(actor, { ...mailing, isActive });
  else if (!evenIfSent) await refuseWhileSent(actor, mailing);
  const { rev } = mailing;
  const values = { ...pickForm(mailing), isActive };
  const operationIds = await inTransaction(pool(), async (client) => {
    if (!(await saveMailing(client, actor, { id, rev, values }))) return null;
    const action = isActive ? "mailing.activated" : "mailing.deactivated";
    await writeAudit(client, actor, { action, objectType: "mailing", objectId: id });
    return orderMailing(client, actor, { ...values, id });
  });
  if (operationIds === null)
    throw new AppError("conflict", `The mailing "${mailing.name}" was changed this moment. Try again.`);
  await finishOrders(operationIds);
  return getMailing(actor, id);
}

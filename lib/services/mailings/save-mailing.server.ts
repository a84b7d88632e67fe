import type { MailingForm, MailingView } from "@/lib/contracts/mailings";
import { isTakenName } from "@/lib/db/is-taken-name.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { saveMailing as write } from "@/lib/db/queries/mailings/save-mailing.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkMailing } from "@/lib/services/mailings/check-mailing.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { pickForm } from "@/lib/services/mailings/pick-form";
import { refuseWhileSent } from "@/lib/services/mailings/refuse-while-sent.server";
import { finishOrders } from "@/lib/services/mailings/finish-orders.server";
import { orderMailing } from "@/lib/services/mailings/order-mailing.server";
import { AppError } from "@/lib/shared/app-error";

/**
 * Saves a mailing on top of the revision that was edited. Throws `conflict` with `details.rev` when somebody saved meanwhile, and
 * with `details.kind` "sending" when it is switched off while active scenarios send it.
 */
export async function saveMailing(
  actor: Actor,
  id: number,
  input: MailingForm & { rev: number; evenIfSent?: boolean },
): Promise<MailingView> {
  const { rev, evenIfSent = false, ...form } = input;
  const current = await getMailing(actor, id);
  if (current.rev !== rev) throw outdated(current);
  await checkMailing(actor, form);
  if (current.isActive && !form.isActive && !evenIfSent) await refuseWhileSent(actor, current);
  const isSaved = await writeWithAudit(actor, current, form);
  const saved = await getMailing(actor, id);
  if (!isSaved) throw outdated(saved);
  return saved;
}

async function writeWithAudit(actor: Actor, current: MailingView, form: MailingForm): Promise<boolean> {
  const { id, rev } = current;
  try {
    const operationIds = await inTransaction(pool(), async (client) => {
      if (!(await write(client, actor, { id, rev, values: form }))) return null;
      const before = { ...pickForm(current) };
      await writeAudit(client, actor, {
        action: "mailing.saved",
        objectType: "mailing",
        objectId: id,
        before,
        after: form,
      });
      return orderMailing(client, actor, { ...form, id });
    });
    await finishOrders(operationIds ?? []);
    return operationIds !== null;
  } catch (error) {
    if (!isTakenName(error)) throw error;
    throw new AppError("conflict", `A mailing "${form.name}" exists already. Choose another name.`, { field: "name" });
  }
}

function outdated({ name, rev, updatedAt }: MailingView): AppError {
  return new AppError("conflict", `Somebody changed the mailing "${name}" after you had opened it.`, {
    field: "rev",
    details: { rev, updatedAt },
  });
}

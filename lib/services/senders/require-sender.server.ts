import { getSenderRow } from "@/lib/db/queries/senders/get-sender-row.server";
import type { SenderRow } from "@/lib/db/queries/senders/list-sender-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** One of the account's senders. @throws AppError `not_found`. */
export async function requireSender(actor: Actor, id: number): Promise<SenderRow> {
  const row = await getSenderRow(actor.accountId, id);
  if (row === null) throw new AppError("not_found", `There is no sender #${id}.`);
  return row;
}

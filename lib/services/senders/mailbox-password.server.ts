import { sealSecret } from "@/lib/auth/secret-box.server";
import type { MailboxForm } from "@/lib/contracts/sender-mailbox";
import type { SenderRow } from "@/lib/db/queries/senders/list-sender-rows.server";
import { AppError } from "@/lib/shared/app-error";
import { refuseOtherServer } from "./refuse-other-server";

/**
 * The password of a mailbox as it is to be kept: the typed one, else the kept one, but never for another server or user.
 * @throws AppError `bad_request` on `password`
 */
export function mailboxPassword({ password, ...wanted }: MailboxForm, row: SenderRow): Uint8Array<ArrayBuffer> {
  if (password !== undefined && password !== "") return sealSecret(password);
  if (row.imapPassword === null) {
    throw new AppError("bad_request", "Type the mailbox's password.", { field: "password" });
  }
  refuseOtherServer(wanted, { host: row.imapHost, port: row.imapPort, username: row.imapUsername });
  return new Uint8Array(row.imapPassword);
}

import { readMessageToken, type LinkedMessage } from "@/lib/auth/message-token.server";
import { readReturnAddress } from "@/lib/auth/return-address.server";
import { openSecret } from "@/lib/auth/secret-box.server";
import { explainMailboxFailure } from "@/lib/channels/mailbox/explain-mailbox-failure";
import { type MailReport, readMailReport } from "@/lib/channels/mailbox/read-mail-report";
import { readMailbox } from "@/lib/channels/mailbox/read-mailbox.server";
import { resolveHost } from "@/lib/channels/network/resolve-host.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { type BounceMailbox, listBounceMailboxes } from "@/lib/db/queries/senders/list-bounce-mailboxes.server";
import { noteMailboxVisit } from "@/lib/db/queries/senders/note-mailbox-visit.server";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { applyReport } from "@/lib/engine/messages/apply-report.server";
import type { Clock } from "@/lib/shared/clock";
import { env } from "@/lib/shared/env.server";

/** Reads the mailboxes of all senders once; one that fails says so at its sender and keeps no other from being read. */
export async function readBounceMailboxes(clock: Clock): Promise<void> {
  const seen = new Map<string, string | null>();
  for (const mailbox of await listBounceMailboxes()) {
    // Several senders of an account may share a mailbox.
    const { accountId, imapHost, imapPort, imapUsername } = mailbox;
    const key = JSON.stringify([accountId, imapHost, imapPort, imapUsername]);
    const error = seen.has(key) ? (seen.get(key) ?? null) : await visit(mailbox, clock);
    seen.set(key, error);
    await noteMailboxVisit(mailbox.id, { at: clock.now(), error });
  }
}

async function visit(mailbox: BounceMailbox, clock: Clock): Promise<string | null> {
  const { imapHost: host, imapPort: port, imapTls, imapUsername: username, imapPassword } = mailbox;
  const tls = imapTls === "none" || imapTls === "starttls" ? imapTls : "tls";
  const network = { resolve: resolveHost, privateTargets: env().allowPrivateTargets };
  try {
    const password = imapPassword === null ? "" : openSecret(imapPassword);
    await readMailbox({ host, port, tls, username, password }, network, (raw) => take(raw, clock));
    return null;
  } catch (error) {
    return explainMailboxFailure(error, { host, port });
  }
}

/** What is no report, or is about no letter from here, is left to whoever else reads the mailbox. */
async function take(raw: Uint8Array, clock: Clock): Promise<void> {
  const report = await readMailReport(raw).catch(() => null);
  const message = report && findMessage(report);
  if (report === null || message === null) return;
  const { shard, messageId } = message;
  const at = clock.now();
  const result = await inTransaction(pool(), (client) => applyReport(client, { shard, messageId, at }, report.outcome));
  if (result === "noted") hintFacts(pool(), [shard]);
}

/** Only what was signed here counts: a return address, or the link to unsubscribe of the letter that came along. */
function findMessage({ addresses, unsubscribe }: MailReport): LinkedMessage | null {
  for (const text of addresses) {
    const message = readReturnAddress(text);
    if (message !== null) return message;
  }
  const [, token = ""] = /\/m\/u\/([\w-]+)/.exec(unsubscribe) ?? [];
  return readMessageToken("unsubscribe", token);
}

import { RATE_PERIODS, SENDER_TLS, type SenderView } from "@/lib/contracts/senders";
import { makeDkimRecord } from "@/lib/domain/messages/make-dkim-record";
import { readDomain } from "@/lib/domain/messages/read-domain";
import type { SenderRow } from "@/lib/db/queries/senders/list-sender-rows.server";

/** A sender as the interface shows it: of its password only that there is one. */
export function describeSender(row: SenderRow): SenderView {
  return {
    id: row.id,
    name: row.name,
    host: row.host,
    port: row.port,
    tls: readTls(row.tls),
    username: row.username,
    hasPassword: row.password !== null,
    fromAddress: row.fromAddress,
    fromName: row.fromName,
    replyTo: row.replyTo,
    rateLimit: row.rateLimit,
    ratePer: RATE_PERIODS.find((period) => period === row.ratePer) ?? "second",
    dkim: describeDkim(row),
    mailbox: describeMailbox(row),
    takesReports: row.reportToken !== null,
    isDefault: row.isDefault,
    mailings: row._count.mailings,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function describeDkim(row: SenderRow): SenderView["dkim"] {
  if (row.dkimPrivateKey === null) return null;
  const { dkimSelector: selector, dkimPublicKey: publicKey } = row;
  const domain = readDomain(row.fromAddress);
  return { selector, domain, ...makeDkimRecord({ selector, domain, publicKey }) };
}

function describeMailbox(row: SenderRow): SenderView["mailbox"] {
  if (row.bounceAddress === "") return null;
  return {
    bounceAddress: row.bounceAddress,
    host: row.imapHost,
    port: row.imapPort,
    tls: readTls(row.imapTls),
    username: row.imapUsername,
    readAt: row.imapReadAt?.toISOString() ?? null,
    error: row.imapError,
  };
}

const readTls = (text: string) => SENDER_TLS.find((tls) => tls === text) ?? "starttls";

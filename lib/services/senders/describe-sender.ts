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
    tls: SENDER_TLS.find((tls) => tls === row.tls) ?? "starttls",
    username: row.username,
    hasPassword: row.password !== null,
    fromAddress: row.fromAddress,
    fromName: row.fromName,
    replyTo: row.replyTo,
    rateLimit: row.rateLimit,
    ratePer: RATE_PERIODS.find((period) => period === row.ratePer) ?? "second",
    dkim: describeDkim(row),
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

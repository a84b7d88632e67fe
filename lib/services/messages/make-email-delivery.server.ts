import { makeReturnAddress } from "@/lib/auth/return-address.server";
import { makeDeliverEmail, type DeliverEmail } from "@/lib/channels/email/make-deliver-email.server";
import { parseSmtpUrl } from "@/lib/channels/email/parse-smtp-url";
import { keepLetter } from "@/lib/db/queries/outbox/keep-letter.server";
import { findDeliverySender } from "@/lib/db/queries/senders/find-delivery-sender.server";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import type { Clock } from "@/lib/shared/clock";
import { env } from "@/lib/shared/env.server";
import { makeInstallationTag } from "./make-installation-tag.server";

/** Puts mail delivery together from the environment and the database; `decrypt` opens a sender's password. */
export function makeEmailDelivery(deps: { decrypt: (box: Uint8Array) => string; clock: Clock }): DeliverEmail {
  const { smtpUrl, publicUrl, allowPrivateTargets } = env();
  const { hostname } = new URL(publicUrl);
  const host = /^[\d.]+$|^\[/.test(hostname) ? "localhost" : hostname;
  const outboxFrom = { address: normalizeEmail(`cuelight@${host}`) ?? "cuelight@localhost", name: "Cuelight" };
  return makeDeliverEmail({
    ...deps,
    findSender: findDeliverySender,
    saveLetter: keepLetter,
    makeReturnAddress,
    fallback: smtpUrl === undefined ? null : parseSmtpUrl(smtpUrl, outboxFrom),
    outboxFrom,
    installation: { host: outboxFrom.address.split("@")[1] ?? host, tag: makeInstallationTag() },
    privateTargets: allowPrivateTargets,
  });
}

import { createHmac } from "node:crypto";
import { makeDeliverEmail, type DeliverEmail } from "@/lib/channels/email/make-deliver-email.server";
import { parseSmtpUrl } from "@/lib/channels/email/parse-smtp-url";
import { keepLetter } from "@/lib/db/queries/outbox/keep-letter.server";
import { findDeliverySender } from "@/lib/db/queries/senders/find-delivery-sender.server";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";
import type { Clock } from "@/lib/shared/clock";
import { env, requireSecretKey } from "@/lib/shared/env.server";

const TAG_LENGTH = 10;

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
    fallback: smtpUrl === undefined ? null : parseSmtpUrl(smtpUrl, outboxFrom),
    outboxFrom,
    installation: { host: outboxFrom.address.split("@")[1] ?? host, tag: makeTag() },
    privateTargets: allowPrivateTargets,
  });
}

/** The same for the life of the installation, and told to nobody else. */
function makeTag(): string {
  return createHmac("sha256", requireSecretKey()).update("message-id").digest("hex").slice(0, TAG_LENGTH);
}

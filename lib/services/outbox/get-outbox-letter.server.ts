import PostalMime from "postal-mime";
import type { OutboxLetter } from "@/lib/contracts/outbox";
import { getMessage } from "@/lib/db/queries/messages/get-message.server";
import { getLetter } from "@/lib/db/queries/outbox/get-letter.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { AppError } from "@/lib/shared/app-error";

/** A kept letter, read as a mail program reads it. Throws `not_found`. */
export async function getOutboxLetter(actor: Actor, id: bigint): Promise<OutboxLetter> {
  const letter = await getLetter(actor.accountId, id);
  if (!letter) throw new AppError("not_found", `There is no letter #${id} in the Outbox.`);
  const mail = await PostalMime.parse(letter.raw);
  return {
    id: String(letter.id),
    from: letter.mailFrom,
    to: letter.rcptTo,
    subject: letter.subject,
    isTest: letter.messageId === null,
    createdAt: letter.createdAt.toISOString(),
    message: letter.messageId === null ? null : await describeMessage(actor, letter.messageId),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    html: mail.html ?? "",
    text: mail.text ?? "",
    raw: Buffer.from(letter.raw).toString("utf8"),
  };
}

async function describeMessage(actor: Actor, messageId: bigint): Promise<OutboxLetter["message"]> {
  const message = await getMessage(actor.accountId, messageId);
  if (!message) return null;
  const { mailingId, templateId, missing, profileId, profileCreatedAt } = message;
  const publicId = profileCreatedAt && formatProfileId(profileId, profileCreatedAt);
  return { mailingId, templateId, missing, profileId: publicId };
}

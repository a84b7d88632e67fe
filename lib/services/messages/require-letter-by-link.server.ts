import type { LinkedMessage } from "@/lib/auth/message-token.server";
import { pool } from "@/lib/db/pool.server";
import { getLetterSource } from "@/lib/db/queries/messages/get-letter-source.server";
import type { MessageContent } from "@/lib/domain/messages/message-content";
import { nameLetter, readLetters } from "@/lib/engine/messages/letter-cache.server";
import { renderLetter } from "@/lib/engine/messages/render-letter";
import { variablesSnapshotSchema } from "@/lib/engine/messages/snapshot-variables";
import { AppError } from "@/lib/shared/app-error";
import { env } from "@/lib/shared/env.server";
import { makeMessageLinks } from "./make-message-links.server";

/**
 * A message's letter, made again from the version of its template and the values it was filled from: no letter is stored.
 * Throws `not_found` when one of them is no longer kept.
 */
export async function requireLetterByLink(message: LinkedMessage): Promise<MessageContent> {
  const source = await getLetterSource(message.shard, message.messageId);
  const letter = source && (await readLetters(pool(), [source])).get(nameLetter(source));
  if (!source || !letter) throw new AppError("not_found", "The letter is no longer kept.");
  const { links } = makeMessageLinks(message, env().publicUrl);
  const variables = variablesSnapshotSchema.parse(source.variables);
  const rendered = renderLetter(letter, { ...variables, links, now: source.at, zone: source.zone });
  if (rendered.fault !== null) throw new AppError("not_found", rendered.fault);
  const { subject, html, text } = rendered;
  return { subject, html, text };
}

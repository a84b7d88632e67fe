import { countSentMessages as query } from "@/lib/db/queries/messages/count-sent-messages.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** Letters that each mailing sent in the last 7 days. */
export async function countSentMessages(actor: Actor, mailingIds: readonly number[]) {
  return { counts: await query(actor.accountId, mailingIds, new Date(Date.now() - WINDOW_MS)) };
}

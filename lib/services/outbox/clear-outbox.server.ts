import { deleteLetters } from "@/lib/db/queries/outbox/delete-letters.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** Throws the account's kept letters away; what was sent stays in the logs of the mailings. */
export async function clearOutbox(actor: Actor): Promise<{ deleted: number }> {
  return { deleted: await deleteLetters(actor.accountId) };
}

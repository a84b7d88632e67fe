import type { z } from "zod";
import type { listSenders as contract } from "@/lib/contracts/senders";
import { listSenderRows } from "@/lib/db/queries/senders/list-sender-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getMailFallback } from "@/lib/services/messages/get-mail-fallback.server";
import { describeSender } from "./describe-sender";

/** The account's senders, and what sends when none of them is the default. */
export async function listSenders(actor: Actor): Promise<z.input<typeof contract.answer>> {
  const rows = await listSenderRows(actor.accountId);
  return { items: rows.map(describeSender), fallback: getMailFallback() };
}

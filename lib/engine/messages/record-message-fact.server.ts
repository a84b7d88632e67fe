import type { FactMessage, MessageFactInput } from "@/lib/engine/sql/record-message-fact.server";
import { writeMessageFact } from "@/lib/engine/sql/record-message-fact.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/**
 * The one place where it is noted that a message was opened, clicked, unsubscribed from, complained about or came back; within the
 * caller's transaction, if it has one. Null when the message is no longer kept.
 */
export async function recordMessageFact(client: Queryable, input: MessageFactInput): Promise<FactMessage | null> {
  return writeMessageFact(client, input);
}

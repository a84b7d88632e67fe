import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import type { FactMessage, MessageEvent, MessageFactInput } from "@/lib/engine/sql/record-message-fact.server";
import { writeMessageFact } from "@/lib/engine/sql/record-message-fact.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/**
 * The one place where it is noted that a message was opened, clicked, unsubscribed from, complained about or came back; within the
 * caller's transaction. Whoever waits for it is told by the same. Null when the message is no longer kept.
 */
export async function recordMessageFact(client: Queryable, input: MessageFactInput): Promise<FactMessage | null> {
  const message = await writeMessageFact(client, input);
  if (message === null) return null;
  const { accountId, databaseId, profileId, mailingId } = message;
  const place = { accountId, databaseId, profileId, hops: 0, lane: 0, starts: true };
  const events = listEvents(input.event, message);
  const facts = events.map((event) => ({
    ...place,
    fact: { kind: "message" as const, event, messageId: input.messageId.toString(), mailingId },
  }));
  await tellFacts(client, input.at, facts);
  return message;
}

/** What happened with it: whoever clicks has opened, also where pictures are not loaded, and got the letter. */
function listEvents(event: MessageEvent, { isFirstOpen, isFirstDelivery }: FactMessage): MessageEvent[] {
  const arrived: MessageEvent[] = isFirstDelivery && event !== "delivered" && event !== "bounced" ? ["delivered"] : [];
  const opened: MessageEvent[] = isFirstOpen && event === "clicked" ? ["opened"] : [];
  return [...arrived, ...opened, event];
}

import type { MessageFact } from "@/lib/domain/conditions/condition";

/** When something became of a letter, as SQL over `message m`; the statement that reads it for batches says the same. */
export const MESSAGE_TIMES: Record<MessageFact, string> = {
  sent: "CASE WHEN m.status NOT IN ('not_sent', 'refused') THEN m.created_at END",
  delivered: "m.delivered_at",
  // Who clicked has opened, also where the picture was not loaded.
  opened: "coalesce(m.opened_at, m.clicked_at)",
  clicked: "m.clicked_at",
  unsubscribed: "m.unsubscribed_at",
  complained: "m.complained_at",
  bounced: "m.bounced_at",
};

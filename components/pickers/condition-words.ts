import type { MessageFact, ScenarioTest } from "@/lib/domain/conditions/condition";

/** What a profile did in a scenario, as a marketer reads it. */
export const SCENARIO_FACT_TEXTS: Record<ScenarioTest["was"], string> = {
  entered: "has entered",
  never_entered: "has never entered",
  inside: "is inside",
  left: "has left",
  failed: "has left with an error",
};

/** What became of a letter. */
export const MESSAGE_FACT_TEXTS: Record<MessageFact, string> = {
  sent: "sent",
  delivered: "delivered",
  opened: "opened",
  clicked: "clicked",
  unsubscribed: "unsubscribed from",
  complained: "complained about",
  bounced: "bounced",
};

/** How letters leave that name no sender of their own. */
export const SENDER_FALLBACKS = {
  sender: "The account’s default sender",
  environment: "The installation’s mail server",
  outbox: "None yet: kept in the Outbox",
} as const;

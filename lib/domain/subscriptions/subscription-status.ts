import { z } from "zod";

/** A mailing reaches only subscribed ones. */
export const SUBSCRIPTION_STATUSES = [
  "subscribed",
  "unconfirmed",
  "unsubscribed",
  "suspended",
  "hard_bounced",
  "complained",
] as const;
export const subscriptionStatusSchema = z.enum(SUBSCRIPTION_STATUSES);
export type SubscriptionStatus = z.infer<typeof subscriptionStatusSchema>;

export const SUBSCRIPTION_STATUS_TEXTS: Record<SubscriptionStatus, string> = {
  subscribed: "Subscribed",
  unconfirmed: "Unconfirmed",
  unsubscribed: "Unsubscribed",
  suspended: "Suspended",
  hard_bounced: "Hard bounced",
  complained: "Complained",
};

/** Other spellings and the numbers that API callers use. */
const ALIASES = new Map<string, SubscriptionStatus>([
  ["0", "subscribed"],
  ["1", "unsubscribed"],
  ["2", "complained"],
  ["3", "hard_bounced"],
  ["hardbounced", "hard_bounced"],
  ["hard bounced", "hard_bounced"],
  ["4", "unconfirmed"],
  ["5", "suspended"],
]);

/** Reads a status as API callers write it: a word, or its number. Null for anything else. */
export function parseSubscriptionStatus(value: string | number): SubscriptionStatus | null {
  const text = String(value).trim().toLowerCase();
  const known = subscriptionStatusSchema.safeParse(text);
  return known.success ? known.data : (ALIASES.get(text) ?? null);
}

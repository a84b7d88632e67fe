/** Where a message is on its way. */
export const MESSAGE_STATUSES = ["queued", "sent", "deferred", "refused", "not_sent"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

export const MESSAGE_STATUS_TEXTS: Record<MessageStatus, string> = {
  queued: "On its way",
  sent: "Sent",
  deferred: "Trying again",
  refused: "Refused",
  not_sent: "Not sent",
};

/** How a letter came back: for good, or for a passing reason. */
export const BOUNCE_KINDS = ["hard", "soft"] as const;

/** Why a queued message is not handed over yet. */
export type WaitReason = "sender_limit";

/** Reasons that the product itself gives; a mail server's words are shown as they are. */
const REASON_TEXTS: Record<string, string> & Record<WaitReason, string> = {
  sender_limit: "The sender’s limit is reached: it waits for its turn",
  not_subscribed: "Not subscribed to the resource",
  suppressed: "The address is on the suppression list",
  mailing_inactive: "The mailing was not active",
  mailing_not_found: "The mailing was deleted",
  template_not_found: "The template was deleted",
  wrong_database: "The mailing writes to another database",
  profile_not_found: "The profile was deleted",
  pass_is_over: "The profile had left the scenario",
};

/** A message's reason in words. */
export function formatMessageReason(reason: string): string {
  return REASON_TEXTS[reason] ?? reason;
}

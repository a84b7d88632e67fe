/** What `{subscription.…}` knows about the subscription that a message goes to. */
export const SUBSCRIPTION_FIELDS: readonly string[] = [
  "email",
  "phone",
  "channel",
  "resource_id",
  "status",
  "priority",
];

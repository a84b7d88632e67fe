import type { KeyValue } from "@/lib/domain/fields/key-values";
import { KEY_EMAIL_SUBSCRIPTION } from "@/lib/domain/matching/matching-mode";

/** The values by which a profile's subscriptions can be matched: each address once, whatever its status. */
export function listSubscriptionKeys(subscriptions: readonly { channel: string; address: string }[]): KeyValue[] {
  const addresses = new Set(subscriptions.filter(({ channel }) => channel === "email").map(({ address }) => address));
  return [...addresses].map((value) => ({ field: KEY_EMAIL_SUBSCRIPTION, value, isUnique: false }));
}

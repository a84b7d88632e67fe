import type { LinkedMessage } from "@/lib/auth/message-token.server";
import {
  getLinkedSubscription,
  type LinkedSubscription,
} from "@/lib/db/queries/messages/get-linked-subscription.server";
import { AppError } from "@/lib/shared/app-error";

export type SubscriptionByLink = LinkedSubscription & {
  /** The address as far as somebody may see it to whom the letter was forwarded. */
  shownAddress: string;
};

/** What a message's unsubscribe page is about. Throws `not_found` when the message is no longer kept. */
export async function requireLinkedSubscription({ shard, messageId }: LinkedMessage): Promise<SubscriptionByLink> {
  const found = await getLinkedSubscription(shard, messageId);
  if (found === null) throw new AppError("not_found", "The message is no longer kept.");
  return { ...found, shownAddress: maskAddress(found.address) };
}

/** `anna@shop.com` → `a…@shop.com`, in one piece (a word joiner keeps the line from breaking). */
function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = address;
  return at < 1 ? "…" : `${first}…\u2060${address.slice(at)}`;
}

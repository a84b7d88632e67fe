import { listSenders } from "@/lib/db/queries/mailings/list-senders.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { env } from "@/lib/shared/env.server";

/** Where letters of mailings without a sender of their own go. */
export type Delivery = "sender" | "environment" | "outbox";

/** The account's default sender, else SMTP_URL, else the Outbox; and the senders it has. */
export async function findDelivery(actor: Actor) {
  const senders = await listSenders(actor.accountId);
  return { senders, delivery: chooseDelivery(senders.some((sender) => sender.isDefault)) };
}

function chooseDelivery(hasDefault: boolean): Delivery {
  if (hasDefault) return "sender";
  return env().smtpUrl === undefined ? "outbox" : "environment";
}

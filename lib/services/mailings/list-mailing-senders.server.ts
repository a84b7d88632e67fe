import type { Actor } from "@/lib/domain/permissions/permissions";
import { findDelivery } from "@/lib/services/outbox/find-delivery.server";
import { env } from "@/lib/shared/env.server";

/** The senders a mailing can name, and where letters go when it names none. */
export async function listMailingSenders(actor: Actor) {
  const { senders, delivery } = await findDelivery(actor);
  return { items: senders, fallback: delivery, publicUrl: env().publicUrl };
}

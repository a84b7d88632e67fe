import { openSecret } from "@/lib/auth/secret-box.server";
import type { DkimKey } from "@/lib/channels/email/smtp-settings";
import { readDomain } from "@/lib/domain/messages/read-domain";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireSender } from "./require-sender.server";

/** What a sender's letters from this address are signed with; null = they are not. */
export async function findDkimKey(
  actor: Actor,
  { id, fromAddress }: { id: number; fromAddress: string },
): Promise<DkimKey | null> {
  const { dkimSelector: selector, dkimPrivateKey } = await requireSender(actor, id);
  if (dkimPrivateKey === null) return null;
  return { domain: readDomain(fromAddress), selector, privateKey: openSecret(dkimPrivateKey) };
}

import { openSecret } from "@/lib/auth/secret-box.server";
import { explainMailboxFailure } from "@/lib/channels/mailbox/explain-mailbox-failure";
import { checkMailbox } from "@/lib/channels/mailbox/read-mailbox.server";
import { resolveHost } from "@/lib/channels/network/resolve-host.server";
import type { MailboxForm } from "@/lib/contracts/sender-mailbox";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { env } from "@/lib/shared/env.server";
import { mailboxPassword } from "./mailbox-password.server";
import { takeTest } from "./take-test.server";
import { requireSender } from "./require-sender.server";

/** Signs in to a mailbox with settings that need not be saved, and says what came of it. */
export async function testSenderMailbox(
  actor: Actor,
  { id, settings }: { id: number; settings: MailboxForm },
): Promise<{ ok: boolean; text: string }> {
  await takeTest(actor);
  const password = openSecret(mailboxPassword(settings, await requireSender(actor, id)));
  const { host, port, tls, username } = settings;
  const network = { resolve: resolveHost, privateTargets: env().allowPrivateTargets };
  try {
    const unread = await checkMailbox({ host, port, tls, username, password }, network);
    return { ok: true, text: `The inbox was opened. Unread letters: ${unread}.` };
  } catch (error) {
    return { ok: false, text: explainMailboxFailure(error, settings) };
  }
}

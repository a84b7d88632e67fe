import { randomUUID } from "node:crypto";
import { openSecret } from "@/lib/auth/secret-box.server";
import { resolveHost } from "@/lib/channels/network/resolve-host.server";
import { sendTestLetter } from "@/lib/channels/email/verify-sender.server";
import type { SenderSettings } from "@/lib/contracts/senders";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getMailFallback } from "@/lib/services/messages/get-mail-fallback.server";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { env } from "@/lib/shared/env.server";
import { makeTestLetter } from "./make-test-letter";
import { findDkimKey } from "./find-dkim-key.server";
import { refuseOtherServer } from "./refuse-other-server";
import { takeTest } from "./take-test.server";
import { requireSender } from "./require-sender.server";

export type TestResult = { ok: boolean; text: string; inOutbox: boolean };

/**
 * Sends one letter to `to` and says what the server answered: over typed settings (with the kept password of sender
 * `id` when none was typed), or, with `settings` null, over what sends without a sender.
 */
export async function testSender(
  actor: Actor,
  { to, id, settings }: { to: string; id: number | null; settings: SenderSettings | null },
): Promise<TestResult> {
  await takeTest(actor);
  if (settings === null) return testFallback(actor, to);
  const { host, port, tls, username, fromAddress, fromName, replyTo } = settings;
  const password = await findPassword(actor, { id, settings });
  const letter = {
    ...makeTestLetter({ accountName: actor.name, server: `${host}:${port}` }),
    from: { address: fromAddress, name: fromName },
    replyTo,
    to,
    headers: {},
    returnPath: "",
    dkim: id === null ? null : await findDkimKey(actor, { id, fromAddress }),
    messageId: `<${randomUUID()}@${fromAddress.split("@")[1] ?? "localhost"}>`,
    date: new Date(),
  };
  const network = { resolve: resolveHost, privateTargets: env().allowPrivateTargets };
  const check = await sendTestLetter(letter, { host, port, tls, username, password, setBy: "user" }, network);
  return check.ok
    ? { ok: true, text: check.response, inOutbox: false }
    : { ok: false, text: check.reason, inOutbox: false };
}

async function findPassword(
  actor: Actor,
  { id, settings }: { id: number | null; settings: SenderSettings },
): Promise<string> {
  if (settings.password !== undefined) return settings.password;
  if (id === null) return "";
  const kept = await requireSender(actor, id);
  if (kept.password === null) return "";
  refuseOtherServer(settings, kept);
  return openSecret(kept.password);
}

async function testFallback(actor: Actor, to: string): Promise<TestResult> {
  const fallback = getMailFallback();
  const server = fallback.kind === "outbox" ? "the built-in Outbox" : fallback.server;
  const deliver = makeEmailDelivery({ decrypt: openSecret, clock: { now: () => new Date() } });
  try {
    const { subject, html, text } = makeTestLetter({ accountName: actor.name, server });
    const result = await deliver({
      messageId: null,
      accountId: actor.accountId,
      senderId: null,
      to,
      subject,
      html,
      text,
    });
    const inOutbox = fallback.kind === "outbox";
    return result.kind === "sent"
      ? { ok: true, text: result.response, inOutbox }
      : { ok: false, text: result.reason, inOutbox: false };
  } finally {
    deliver.close();
  }
}

import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openSecret } from "@/lib/auth/secret-box.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { makeMessageLinks } from "@/lib/services/messages/make-message-links.server";
import { checkSenderDkim } from "@/lib/services/senders/check-sender-dkim.server";
import { createSender } from "@/lib/services/senders/create-sender.server";
import { removeSenderDkim } from "@/lib/services/senders/remove-sender-dkim.server";
import { setSenderDkim } from "@/lib/services/senders/set-sender-dkim.server";
import { testSender } from "@/lib/services/senders/test-sender.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { testDatabase } from "@/lib/testing/test-database";
import { verifyDkim } from "@/lib/testing/verify-dkim";

const { prisma } = await testDatabase();
const mail = await startMailCatcher();
vi.stubEnv("ALLOW_PRIVATE_TARGETS", "true");
reloadEnv();
const deliver = makeEmailDelivery({ decrypt: openSecret, clock: { now: () => new Date() } });
const settings = {
  ...{ name: "Main", host: "127.0.0.1", port: mail.port, username: "", password: "" },
  tls: "none",
  ...{ fromAddress: "news@shop.example", fromName: "Zoë’s shop", replyTo: "" },
  rateLimit: null,
  ratePer: "second",
} as const;
let actor: Actor;
let id: number;
beforeAll(async () => {
  const account = await prisma.account.create({ data: { name: "Acme" } });
  actor = await makeSystemActor(account.id);
  id = (await createSender(actor, settings)).id;
});
afterAll(async () => {
  deliver.close();
  await mail.close();
});

const pem = (type: "pkcs1" | "pkcs8", bits: number) =>
  generateKeyPairSync("rsa", { modulusLength: bits }).privateKey.export({ type, format: "pem" }).toString();

async function sendOne(messageId: bigint) {
  const { headers } = makeMessageLinks({ shard: 1, messageId }, "https://cue.example");
  const to = `ann${messageId}@people.example`;
  const text = "A line that ends in spaces   \n\nÜ and a very long one".padEnd(300, " word");
  const result = await deliver({
    ...{ messageId, accountId: actor.accountId, senderId: id, to, headers },
    ...{ subject: "Grüße  aus  Köln", html: `<p>${text}</p>`, text },
  });
  expect(result).toMatchObject({ kind: "sent" });
  return mail.letters.find((letter) => letter.to.includes(to))?.raw ?? "";
}

test("a made key signs what arrives, one-click unsubscribe included, and whoever changes it is found out", async () => {
  const { dkim } = await setSenderDkim(actor, { id, settings: { selector: "cuelight" } });
  expect(dkim).toMatchObject({ domain: "shop.example", name: "cuelight._domainkey.shop.example" });
  const lookUp = (name: string) => (name === dkim?.name ? dkim.value : undefined);
  const raw = await sendOne(1n);
  const found = verifyDkim(raw, lookUp);
  expect(found).toMatchObject({ isValid: true, domain: "shop.example", selector: "cuelight" });
  expect(found?.headers).toEqual(expect.arrayContaining(["from", "list-unsubscribe", "list-unsubscribe-post"]));
  for (const [before, after] of [
    ["One-Click", "Two-Click"],
    ["news@shop.example", "news@shop.evil"],
    ["https://cue.example", "https://evil.example"],
    ["very long", "very short"],
  ] as const) {
    expect(raw).toContain(before);
    expect(verifyDkim(raw.replace(before, after), lookUp)).toMatchObject({ isValid: false });
  }
});

test("a pasted key takes over from the next letter on, in either form of PEM; without one nothing is signed", async () => {
  for (const [n, type] of (["pkcs1", "pkcs8"] as const).entries()) {
    const privateKey = pem(type, 1024);
    const { dkim } = await setSenderDkim(actor, { id, settings: { selector: `own${n}`, privateKey } });
    const raw = await sendOne(10n + BigInt(n));
    expect(verifyDkim(raw, () => dkim?.value)).toMatchObject({ isValid: true, selector: `own${n}` });
  }
  const test = await testSender(actor, { to: "test@people.example", id, settings });
  expect(test.ok).toBe(true);
  expect(verifyDkim(mail.letters.at(-1)?.raw ?? "", () => undefined)).toMatchObject({ selector: "own1" });
  expect(await removeSenderDkim(actor, { id })).toMatchObject({ dkim: null });
  expect(verifyDkim(await sendOne(20n), () => undefined)).toBeNull();
});

test("a private key lies encrypted and comes out nowhere", async () => {
  const privateKey = pem("pkcs8", 1024);
  const view = await setSenderDkim(actor, { id, settings: { selector: "own", privateKey } });
  const row = await prisma.sender.findUniqueOrThrow({ where: { id } });
  expect(openSecret(row.dkimPrivateKey ?? new Uint8Array())).toBe(privateKey);
  expect(Buffer.from(row.dkimPrivateKey ?? []).toString("latin1")).not.toContain("PRIVATE KEY");
  const audit = await prisma.auditEntry.findMany({ select: { action: true, before: true, after: true } });
  expect(audit.map(({ action }) => action)).toContain("sender.dkim_set");
  expect(JSON.stringify([view, audit])).not.toContain("PRIVATE KEY");
});

test.each([
  ["hello", "no private key"],
  ["-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "public key"],
  [pem("pkcs8", 512), "512 bits"],
  [generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "ed25519"],
])("the key %j is refused in words at its field", async (privateKey, words) => {
  const before = await prisma.sender.findUniqueOrThrow({ where: { id } });
  const wrong = { code: "bad_request", field: "privateKey" };
  const set = setSenderDkim(actor, { id, settings: { selector: "x", privateKey } });
  await expect(set).rejects.toMatchObject(wrong);
  await expect(set).rejects.toThrow(words);
  expect(await prisma.sender.findUniqueOrThrow({ where: { id } })).toEqual(before);
});

test("a check says what receivers find under the sender's name, or that nobody answers", async () => {
  const { dkim } = await setSenderDkim(actor, { id, settings: { selector: "checked" } });
  const asked: string[] = [];
  const answer = (texts: string[]) => async (name: string) => {
    asked.push(name);
    return texts;
  };
  expect(await checkSenderDkim(actor, { id }, answer([dkim?.value ?? ""]))).toMatchObject({ state: "ok" });
  expect(await checkSenderDkim(actor, { id }, answer([]))).toMatchObject({ state: "missing", found: [] });
  expect(await checkSenderDkim(actor, { id }, answer(["v=DKIM1; p=QUJD"]))).toMatchObject({ state: "different" });
  expect(asked).toEqual(Array.from({ length: 3 }, () => "checked._domainkey.shop.example"));
  const away = () => Promise.reject(new Error("queryTxt ETIMEOUT"));
  const unanswered = await checkSenderDkim(actor, { id }, away);
  expect(unanswered.state).toBe("unknown");
  expect(unanswered.text).toContain("ETIMEOUT");
});

test("another account's sender does not exist", async () => {
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = { ...actor, accountId: other.id };
  const missing = { code: "not_found" };
  await expect(setSenderDkim(stranger, { id, settings: { selector: "x" } })).rejects.toMatchObject(missing);
  await expect(removeSenderDkim(stranger, { id })).rejects.toMatchObject(missing);
  await expect(checkSenderDkim(stranger, { id })).rejects.toMatchObject(missing);
});

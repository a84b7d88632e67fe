import { beforeAll, expect, test, vi } from "vitest";
import { makeReturnAddress } from "@/lib/auth/return-address.server";
import { openSecret } from "@/lib/auth/secret-box.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { makeMessageLinks } from "@/lib/services/messages/make-message-links.server";
import { readBounceMailboxes } from "@/lib/services/messages/read-bounce-mailboxes.server";
import { removeSenderMailbox } from "@/lib/services/senders/remove-sender-mailbox.server";
import { setSenderMailbox } from "@/lib/services/senders/set-sender-mailbox.server";
import { testSenderMailbox } from "@/lib/services/senders/test-sender-mailbox.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { addProfiles, type EngineWorld, makeEngineWorld } from "@/lib/testing/engine-world";
import { IMAP_USER, startImapServer } from "@/lib/testing/imap-server";
import { makeBounce, makeComplaint } from "@/lib/testing/mail-reports";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const imap = await startImapServer();
vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.0/8");
reloadEnv();
const clock = { now: () => new Date() };
const BOUNCES = "bounces@shop.example";
const settings = { bounceAddress: BOUNCES, host: "127.0.0.1", port: imap.port, tls: "none" as const, ...IMAP_USER };
let world: EngineWorld;
let actor: Actor;
let id: number;
beforeAll(async () => {
  world = await makeEngineWorld(pool, clock);
  actor = await makeSystemActor(world.accountId);
  const data = { accountId: world.accountId, name: "S", host: "x", port: 25, tls: "none", fromAddress: "a@b.example" };
  id = (await prisma.sender.create({ data })).id;
  await setSenderMailbox(actor, { id, settings });
});

/** A letter that went out, and what is known of it and its subscription. */
async function sendLetter() {
  const mailing = await addMailing(world, { subject: "S", text: "T" });
  const [profileId = 0n] = await addProfiles(world, 1);
  const address = `p${profileId}@letters.example`;
  await subscribe(world, mailing.resourceId, [{ profileId, address }]);
  const { rows } = await pool.query<{ id: bigint }>(
    `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
       resource_id, address, status, created_at, updated_at)
     VALUES ($1::bigint & 255, nextval('effect_id_seq'), $2, $3, $1, 'email', $4, $5, 1, $6, $7, 'sent', now(), now()) RETURNING id`,
    [profileId, world.accountId, world.databaseId, mailing.mailingId, mailing.templateId, mailing.resourceId, address],
  );
  const message = { shard: Number(profileId & 255n), messageId: rows[0]?.id ?? 0n };
  const read = async () => {
    const found = await pool.query<Record<string, unknown>>(
      `SELECT s.status, m.bounce_kind AS bounce, m.complained_at IS NOT NULL AS complained,
         (SELECT count(*)::int FROM suppression u WHERE u.address = s.address) AS listed
       FROM subscription s JOIN message m USING (profile_id) WHERE s.profile_id = $1`,
      [profileId],
    );
    return found.rows[0];
  };
  return { message, returnTo: makeReturnAddress(BOUNCES, message), read };
}

const UNTOUCHED = { status: "subscribed", bounce: null, complained: false, listed: 0 };
const senderRow = () => prisma.sender.findUniqueOrThrow({ where: { id } });

test("what came back ends subscriptions, complaints do, other letters are left alone; each is read once, none is deleted", async () => {
  const [hard, soft, complained, other] = [
    await sendLetter(),
    await sendLetter(),
    await sendLetter(),
    await sendLetter(),
  ];
  imap.add(makeBounce({ to: hard.returnTo.toUpperCase() }));
  imap.add(makeBounce({ to: soft.returnTo, status: "4.2.2", diagnostic: "smtp; 452 4.2.2 full: later" }));
  const { headers } = makeMessageLinks(complained.message, "https://cue.example");
  imap.add(makeComplaint({ original: `List-Unsubscribe: ${headers["List-Unsubscribe"]}` }));
  imap.add(`From: x@y.example\nTo: ${other.returnTo}\nSubject: Out of office\n\nBack on Monday\n`);
  await readBounceMailboxes(clock);
  expect(await hard.read()).toEqual({ status: "hard_bounced", bounce: "hard", complained: false, listed: 1 });
  expect(await soft.read()).toEqual({ ...UNTOUCHED, bounce: "soft" });
  expect(await complained.read()).toEqual({ status: "complained", bounce: null, complained: true, listed: 1 });
  expect(await other.read()).toEqual(UNTOUCHED);
  expect(imap.letters.map(({ isSeen }) => isSeen)).toEqual([true, true, true, true]);
  const fetches = () => imap.commands.filter((command) => command.startsWith("UID FETCH")).length;
  const before = fetches();
  await readBounceMailboxes(clock);
  expect(fetches()).toBe(before);
  expect(imap.commands.some((command) => /DELETED|EXPUNGE/i.test(command))).toBe(false);
  expect(await senderRow()).toMatchObject({ imapError: null });
  expect((await senderRow()).imapReadAt).not.toBeNull();
});

test("a forged return address and one with another letter's number do nothing", async () => {
  const [letter, own] = [await sendLetter(), await sendLetter()];
  // The number of one letter with the signature of another: what somebody has who got a letter and knows how to count.
  const head = letter.returnTo.slice(0, "bounces+".length + 16);
  const forged = head + own.returnTo.slice(head.length);
  imap.add(makeBounce({ to: forged }));
  imap.add(
    makeBounce({
      to: `bounces+${letter.message.messageId}@shop.example`,
      original: `Message-ID: <${letter.message.messageId}.0@x>`,
    }),
  );
  imap.add(
    makeComplaint({ original: "List-Unsubscribe: <https://cue.example/m/u/AQAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAA>" }),
  );
  await readBounceMailboxes(clock);
  expect(await letter.read()).toEqual(UNTOUCHED);
  expect(await own.read()).toEqual(UNTOUCHED);
});

test("a visit that is cut off is made again, and nothing is counted twice or lost", async () => {
  const letter = await sendLetter();
  imap.add(makeBounce({ to: letter.returnTo }));
  imap.cutAt("UID STORE");
  await readBounceMailboxes(clock);
  expect((await senderRow()).imapError).toContain("127.0.0.1");
  expect(imap.letters.at(-1)?.isSeen).toBe(false);
  imap.cutAt(null);
  await readBounceMailboxes(clock);
  expect(imap.letters.at(-1)?.isSeen).toBe(true);
  expect(await letter.read()).toMatchObject({ status: "hard_bounced", listed: 1 });
  const { rows } = await pool.query(
    "SELECT 1 FROM profile_event WHERE profile_id = (SELECT profile_id FROM message WHERE id = $1)",
    [letter.message.messageId],
  );
  expect(rows).toHaveLength(1);
  expect(await senderRow()).toMatchObject({ imapError: null });
});

test("the password lies encrypted, goes to no other server untyped, and a wrong one is told in words", async () => {
  const row = await senderRow();
  expect(openSecret(row.imapPassword ?? new Uint8Array())).toBe(IMAP_USER.password);
  const untyped = {
    bounceAddress: BOUNCES,
    host: "127.0.0.1",
    port: imap.port,
    tls: "none",
    username: IMAP_USER.username,
  } as const;
  const elsewhere = setSenderMailbox(actor, { id, settings: { ...untyped, host: "evil.example" } });
  await expect(elsewhere).rejects.toMatchObject({ code: "bad_request", field: "password" });
  expect(await testSenderMailbox(actor, { id, settings: untyped })).toMatchObject({ ok: true });
  const wrong = await testSenderMailbox(actor, { id, settings: { ...settings, password: "wrong" } });
  expect(wrong.ok).toBe(false);
  expect(wrong.text).toContain("did not accept user and password");
  const long = setSenderMailbox(actor, {
    id,
    settings: { ...settings, bounceAddress: `${"b".repeat(30)}@shop.example` },
  });
  await expect(long).rejects.toMatchObject({ code: "bad_request", field: "bounceAddress" });
});

test("a mailbox inside the house that the installation does not open is not visited, and the sender says so", async () => {
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "");
  reloadEnv();
  const before = imap.commands.length;
  await readBounceMailboxes(clock);
  expect(imap.commands.length).toBe(before);
  expect((await senderRow()).imapError).toContain("ALLOW_PRIVATE_TARGETS");
  vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.0/8");
  reloadEnv();
  expect(await removeSenderMailbox(actor, { id })).toMatchObject({ mailbox: null });
  await readBounceMailboxes(clock);
  expect(imap.commands.length).toBe(before);
});

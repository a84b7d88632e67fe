import { afterAll, afterEach, expect, test, vi } from "vitest";
import type { Engine } from "@/lib/engine/start-engine.server";
import { makeEmailDelivery } from "@/lib/services/messages/make-email-delivery.server";
import { reloadEnv } from "@/lib/shared/env.server";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { startMailCatcher } from "@/lib/testing/mail-catcher";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const mail = await startMailCatcher();
vi.stubEnv("SMTP_URL", mail.url);
reloadEnv();
const deliverEmail = makeEmailDelivery({ decrypt: () => "", clock });
let engine: Engine | undefined;
afterEach(async () => {
  await engine?.stop();
  mail.refuseWith(null);
});
afterAll(async () => {
  deliverEmail.close();
  await mail.close();
});

/** A profile whose letter is queued, before any engine runs. */
async function queueLetter(name: string) {
  const world = await makeEngineWorld(pool, clock);
  const mailing = await addMailing(world, {
    subject: "For {lead._fname}",
    text: "{apicontent.order} {apicontent.gone}",
  });
  const send = node(1, "send-email", { mailingId: mailing.mailingId });
  const exits = [2, 3].map((id) => node(id, "exit", { reason: "" }));
  const scenarioId = await addScenario(world, graphOf([send, ...exits], "0.next>1", "1.sent>2", "1.not_sent>3"));
  const [profileId = 0n] = await addProfiles(world, 1, { _fname: name });
  const address = `${name}@letters.example`;
  await subscribe(world, mailing.resourceId, [{ profileId, address }]);
  await enter(world, scenarioId, { profileIds: [profileId], apicontent: { order: "A-7" } });
  await drain(world);
  return { scenarioId, profileId, address, ...mailing };
}

const start = async () => {
  engine = await startTestEngine({ url, deliverEmail });
};

function readMessage(scenarioId: number) {
  return async () => {
    const { rows } = await pool.query<{ id: bigint; status: string; reason: string | null; missing: string[] }>(
      "SELECT id, status, reason, missing FROM message WHERE scenario_id = $1",
      [scenarioId],
    );
    return rows[0];
  };
}

async function waitForStatus(scenarioId: number, status: string) {
  return waitUntil(`the message is ${status}`, async () => {
    const message = await readMessage(scenarioId)();
    return message?.status === status && message;
  });
}

async function readEnd(scenarioId: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ node_id: number }>(
    "SELECT node_id FROM task WHERE scenario_id = $1 AND status = 'ended'",
    [scenarioId],
  );
  return rows[0]?.node_id;
}

async function readAttempts(id: bigint) {
  const { rows } = await pool.query<{ attempt: number; outcome: string }>(
    "SELECT attempt, outcome FROM effect_attempt WHERE effect_id = $1 ORDER BY attempt",
    [id],
  );
  return rows.map(({ attempt, outcome }) => `${attempt} ${outcome}`);
}

const lettersTo = (address: string) => mail.letters.filter(({ to }) => to.includes(address));

test("a letter that the server takes is sent; the log names the variables that were empty", async () => {
  const { scenarioId, address } = await queueLetter("anna");
  await start();
  const message = await waitForStatus(scenarioId, "sent");
  expect(message).toMatchObject({ reason: null, missing: ["apicontent.gone"] });
  expect(await readEnd(scenarioId)).toBe(2);
  const [letter] = lettersTo(address);
  expect(letter?.parsed).toMatchObject({ subject: "For anna", text: "A-7 \n" });
  expect(letter?.parsed.messageId).toContain(`<${message.id}.`);
});

test("a letter that the server defers is handed over again, under the same Message-ID, until it is taken", async () => {
  mail.refuseWith({ code: 451, text: "greylisted" });
  const { scenarioId, address } = await queueLetter("bert");
  await start();
  const { id, reason } = await waitForStatus(scenarioId, "deferred");
  expect(reason).toContain("greylisted");
  expect(await readEnd(scenarioId)).toBeUndefined();
  mail.refuseWith(null);
  await waitForStatus(scenarioId, "sent");
  expect(lettersTo(address)).toHaveLength(1);
  expect((await readAttempts(id)).at(0)).toBe("1 retry");
  expect((await readAttempts(id)).at(-1)).toMatch(/^\d+ sent$/);
  expect(await readEnd(scenarioId)).toBe(2);
});

test("a letter that the server refuses for good leaves by Not sent, with the server's words, after one attempt", async () => {
  mail.refuseWith({ code: 550, text: "no such box" });
  const { scenarioId } = await queueLetter("carl");
  await start();
  const { id, reason } = await waitForStatus(scenarioId, "refused");
  expect(reason).toContain("no such box");
  expect(await readEnd(scenarioId)).toBe(3);
  expect(await readAttempts(id)).toEqual(["1 not_sent"]);
});

async function readSubscription(resourceId: number) {
  const { rows } = await pool.query<{ status: string; listed: boolean }>(
    `SELECT s.status, EXISTS (SELECT 1 FROM suppression p WHERE p.address = s.address) AS listed FROM subscription s
     WHERE s.resource_id = $1`,
    [resourceId],
  );
  return rows[0];
}

test("a server that says at once that there is no such address ends the subscription, as one that says so later", async () => {
  mail.refuseWith({ code: 550, text: "5.1.1 no such user", at: "recipient" });
  const { scenarioId, resourceId } = await queueLetter("dora");
  await start();
  const { id, reason } = await waitForStatus(scenarioId, "refused");
  expect(reason).toContain("no such user");
  expect(await readSubscription(resourceId)).toEqual({ status: "hard_bounced", listed: true });
  const { rows } = await pool.query("SELECT bounce_kind FROM message WHERE id = $1", [id]);
  expect(rows).toEqual([{ bounce_kind: "hard" }]);
});

test("a letter that is refused for what it says, or for whom it comes from, ends no subscription", async () => {
  mail.refuseWith({ code: 550, text: "5.7.1 not authorized", at: "recipient" });
  const { scenarioId, resourceId } = await queueLetter("ernst");
  await start();
  await waitForStatus(scenarioId, "refused");
  expect(await readSubscription(resourceId)).toEqual({ status: "subscribed", listed: false });
});

test.each([
  [
    "the person unsubscribes",
    "not_subscribed",
    "UPDATE subscription SET status = 'unsubscribed' WHERE resource_id = $1",
  ],
  [
    "the address is suppressed",
    "suppressed",
    `INSERT INTO suppression SELECT get_byte(decode(md5(s.address), 'hex'), 0), r.account_id, s.address, '', 'x', now()
     FROM subscription s JOIN resource r ON r.id = s.resource_id WHERE r.id = $1`,
  ],
  ["the mailing is switched off", "mailing_inactive", "UPDATE mailing SET is_active = false WHERE resource_id = $1"],
])("nothing is sent when %s between queueing and handing over", async (_what, reason, change) => {
  const { scenarioId, address, resourceId } = await queueLetter(reason.replace("_", "-"));
  await pool.query(change, [resourceId]);
  await start();
  expect(await waitForStatus(scenarioId, "not_sent")).toMatchObject({ reason });
  expect(await readEnd(scenarioId)).toBe(3);
  expect(lettersTo(address)).toEqual([]);
});

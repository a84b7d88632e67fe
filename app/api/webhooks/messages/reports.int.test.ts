import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { POST } from "@/app/api/webhooks/messages/[token]/route";
import { SOFT_BOUNCES_MAX } from "@/lib/engine/messages/apply-report.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { makeInstallationTag } from "@/lib/services/messages/make-installation-tag.server";
import { makeSenderReports } from "@/lib/services/senders/make-sender-reports.server";
import { removeSenderReports } from "@/lib/services/senders/remove-sender-reports.server";
import { addMailing, subscribe } from "@/lib/testing/engine-mailing";
import { addProfiles, makeEngineWorld } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const clock = { now: () => new Date() };

/** An account with a sender that takes reports, and one profile with letters that went out. */
async function makeWorld(letters = 1) {
  const world = await makeEngineWorld(pool, clock);
  const mailing = await addMailing(world, { subject: "S", text: "T" });
  const [profileId = 0n] = await addProfiles(world, 1);
  const address = `p${profileId}@letters.example`;
  await subscribe(world, mailing.resourceId, [{ profileId, address }]);
  const { rows } = await pool.query<{ id: bigint }>(
    `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
       resource_id, address, status, created_at, updated_at)
     SELECT $1::bigint & 255, nextval('effect_id_seq'), $2, $3, $1, 'email', $4, $5, 1, $6, $7, 'sent', now(), now()
     FROM generate_series(1, $8) RETURNING id`,
    [
      profileId,
      world.accountId,
      world.databaseId,
      mailing.mailingId,
      mailing.templateId,
      mailing.resourceId,
      address,
      letters,
    ],
  );
  const sender = await prisma.sender.create({
    data: { accountId: world.accountId, name: "S", host: "x", port: 25, tls: "none", fromAddress: "a@b.example" },
  });
  const actor = await makeSystemActor(world.accountId);
  const door = await makeSenderReports(actor, { id: sender.id });
  const read = async () => {
    const { rows: found } = await pool.query<Record<string, unknown>>(
      `SELECT s.status, (SELECT count(*)::int FROM suppression u WHERE u.account_id = $2 AND u.address = s.address) AS listed,
         (SELECT count(*)::int FROM profile_event e WHERE e.profile_id = $1) AS history
       FROM subscription s WHERE s.profile_id = $1`,
      [profileId, world.accountId],
    );
    return found[0];
  };
  return { ...world, ...mailing, ids: rows.map(({ id }) => id), profileId, sender, actor, door, read };
}

type Door = { url: string; secret: string };

function sign({ secret }: Door, body: string, at = Date.now()) {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,AAAA v1,${signature}` };
}

async function post(door: Door, events: object[], headers?: Record<string, string>) {
  const body = JSON.stringify({ events });
  const request = new Request(door.url, { method: "POST", body, headers: headers ?? sign(door, body) });
  const response = await POST(request, { params: Promise.resolve({}) });
  const answer = answerSchema.parse(await response.json());
  return { status: response.status, ...answer };
}

const answerSchema = z.looseObject({ noted: z.int().default(-1), known: z.int().default(-1) });

const readMessage = async (id: bigint | undefined) => {
  const { rows } = await pool.query<Record<string, unknown>>(
    `SELECT delivered_at IS NOT NULL AS delivered, bounce_kind AS bounce, bounce_reason AS reason,
       complained_at IS NOT NULL AS complained FROM message WHERE id = $1`,
    [id],
  );
  return rows[0];
};

test("a hard bounce ends the subscription, lists the address and stands at the message; said again it changes nothing", async () => {
  const { ids, door, read, mailingId, profileId } = await makeWorld();
  const messageId = `<${ids[0]}.${makeInstallationTag()}@cue.example>`;
  const event = { type: "bounced", message_id: messageId, reason: "550 5.1.1 no\r\n such box" };
  const answers = await Promise.all([1, 2, 3].map(() => post(door, [event])));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.map((answer) => [answer.noted, answer.known]).sort()).toEqual([
    [0, 1],
    [0, 1],
    [1, 0],
  ]);
  expect(await readMessage(ids[0])).toMatchObject({
    bounce: "hard",
    reason: "550 5.1.1 no such box",
    delivered: false,
  });
  expect(await read()).toEqual({ status: "hard_bounced", listed: 1, history: 1 });
  const { rows } = await pool.query("SELECT source FROM profile_event WHERE profile_id = $1", [profileId]);
  expect(rows).toEqual([{ source: `report:${mailingId}` }]);
});

test("a complaint ends the subscription and lists the address; who has unsubscribed stays unsubscribed", async () => {
  const { ids, door, read } = await makeWorld();
  expect(await post(door, [{ type: "complained", message_id: String(ids[0]) }])).toMatchObject({ noted: 1 });
  expect(await readMessage(ids[0])).toMatchObject({ complained: true, delivered: true });
  expect(await read()).toEqual({ status: "complained", listed: 1, history: 1 });
  const gone = await makeWorld();
  await pool.query("UPDATE subscription SET status = 'unsubscribed' WHERE profile_id = $1", [gone.profileId]);
  await post(gone.door, [{ type: "complained", message_id: String(gone.ids[0]) }]);
  expect(await gone.read()).toEqual({ status: "unsubscribed", listed: 1, history: 0 });
});

test("soft bounces suspend only when they come in a row, each letter counted once", async () => {
  const { ids, door, read } = await makeWorld(SOFT_BOUNCES_MAX + 1);
  const soft = (id: bigint) => ({ type: "bounced", permanent: false, message_id: String(id), reason: "452 full" });
  const [first = 0n, ...others] = ids;
  for (let n = 0; n < SOFT_BOUNCES_MAX; n += 1) await post(door, [soft(first)]);
  await post(door, others.slice(1).map(soft));
  expect(await read()).toEqual({ status: "subscribed", listed: 0, history: 0 });
  await post(door, others.slice(0, 1).map(soft));
  expect(await read()).toEqual({ status: "suspended", listed: 0, history: 1 });
  // A letter that came back for a passing reason may come back for good.
  await post(door, [{ ...soft(first), permanent: true }]);
  expect(await read()).toMatchObject({ status: "hard_bounced", listed: 1 });
});

test("a delivery is noted once, with its own moment but never a future one", async () => {
  const { ids, door, read } = await makeWorld(2);
  const at = new Date(Date.now() - 60_000).toISOString();
  const [one, two] = ids.map((id) => ({ type: "delivered", message_id: String(id) }));
  const events = [{ ...one, at }, { ...two, at: "2999-01-01T00:00:00Z" }, { ...one }];
  expect(await post(door, events)).toMatchObject({ noted: 2, known: 1, unknown: 0 });
  const { rows } = await pool.query<{ at: Date }>(
    "SELECT delivered_at AS at FROM message WHERE id = ANY($1) ORDER BY id",
    [ids],
  );
  expect(rows[0]?.at.toISOString()).toBe(at);
  expect(rows[1]?.at.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await read()).toEqual({ status: "subscribed", listed: 0, history: 0 });
});

test("whoever does not know the secret, plays an old call again or changes it does nothing", async () => {
  const { ids, door, read, actor, sender } = await makeWorld();
  const other = await makeWorld();
  const events = [{ type: "complained", message_id: String(ids[0]) }];
  const body = JSON.stringify({ events });
  const [old, young] = [-301_000, 301_000].map((shift) => sign(door, body, Date.now() + shift));
  const changed = sign(door, `${body} `);
  const foreign = sign(other.door, body);
  for (const headers of [{}, old, young, changed, foreign])
    expect((await post(door, events, headers)).status).toBe(401);
  const nowhere = { ...door, url: `https://cue.example/api/webhooks/messages/${"0".repeat(40)}` };
  expect((await post(nowhere, events)).status).toBe(401);
  expect(await read()).toEqual({ status: "subscribed", listed: 0, history: 0 });
  await removeSenderReports(actor, { id: sender.id });
  expect((await post(door, events)).status).toBe(401);
});

test("letters of another account, of another installation and such that are not kept are counted as unknown", async () => {
  const [mine, other] = [await makeWorld(), await makeWorld()];
  const ids = [String(other.ids[0]), `<${mine.ids[0]}.0123456789@else.example>`, "<x@y>", "999999999999"];
  const events = ids.map((message_id) => ({ type: "complained", message_id }));
  expect(await post(mine.door, events)).toMatchObject({ noted: 0, known: 0, unknown: 4 });
  expect(await other.read()).toMatchObject({ status: "subscribed" });
  expect(await mine.read()).toMatchObject({ status: "subscribed" });
});

test("a body that is wrong names its field, and one that is too large is refused", async () => {
  const { door } = await makeWorld();
  const wrong = await post(door, [{ type: "exploded", message_id: "1" }]);
  expect(wrong).toMatchObject({ status: 400, error: { field: "events.0.type" } });
  const large = "x".repeat(1024 * 1024 + 1);
  const request = new Request(door.url, { method: "POST", body: large, headers: sign(door, large) });
  expect((await POST(request, { params: Promise.resolve({}) })).status).toBe(413);
});

test("what a report says wakes a scenario that listens, in the same transaction", async () => {
  const { ids, door, databaseId, accountId, profileId } = await makeWorld();
  await pool.query(
    `INSERT INTO scenario (account_id, database_id, name, reentry, is_active, listens)
     VALUES ($1, $2, 'l', 'skip', true, '{message,subscription_changed}')`,
    [accountId, databaseId],
  );
  await post(door, [{ type: "bounced", message_id: String(ids[0]) }]);
  const { rows } = await pool.query("SELECT kind, detail FROM event_inbox WHERE profile_id = $1 ORDER BY kind", [
    profileId,
  ]);
  expect(rows).toMatchObject([
    { kind: "message", detail: { event: "bounced" } },
    { kind: "subscription_changed", detail: { from: "subscribed", to: "hard_bounced" } },
  ]);
});

import { expect, test } from "vitest";
import { makeMessageToken, TARGET_BYTES } from "@/lib/auth/message-token.server";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { countSentMessages } from "@/lib/services/mailings/count-sent-messages.server";
import { listMailingMessages } from "@/lib/services/mailings/list-mailing-messages.server";
import { startLetterWorld } from "@/lib/testing/letter-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool } = database;
const { server, sendLetter } = await startLetterWorld(database);

const SHOP = "https://shop.example/sale?a=1&b=2";
const LETTER = {
  subject: "S",
  html: `<body><a href="https://shop.example/sale?a=1&amp;b=2">Sale</a> <a href="https://shop.example/u?n={lead._fname}">You</a>
    <a href="{unsubscribe_link}">Bye</a> <a href="mailto:a@b.example">Mail</a></body>`,
  text: `Sale: ${SHOP}`,
  tracking: true,
};

/** The letter's links as a mail program sees them. */
async function sendTracked(name: string) {
  const sent = await sendLetter(name, LETTER);
  const html = sent.caught.parsed.html ?? "";
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? "");
  const pixel = /<img src="([^"]+)"/.exec(html)?.[1] ?? "";
  const [sale = "", you = "", bye = "", mail = ""] = links;
  return { ...sent, html, pixel, sale, you, bye, mail };
}

async function readFacts(messageId: bigint) {
  const { rows } = await pool.query<{ opened: Date | null; opens: number; clicked: Date | null; clicks: number }>(
    "SELECT opened_at AS opened, opens, clicked_at AS clicked, clicks FROM message WHERE id = $1",
    [messageId],
  );
  return rows[0];
}

const get = (address: string, init: RequestInit = {}) => fetch(address, { redirect: "manual", ...init });

test("a click leads on to where the link led, also one made of the profile's values, and is noted", async () => {
  const { messageId, sale, you } = await sendTracked("Anna");
  expect(sale).toMatch(new RegExp(`^${server.url}/m/c/[\\w-]{56}$`));
  for (const [link, target] of [
    [sale, SHOP],
    [you, "https://shop.example/u?n=Anna"],
  ] as const) {
    const response = await get(link);
    expect([response.status, response.headers.get("location")]).toEqual([302, target]);
    expect(response.headers.get("set-cookie")).toBeNull();
  }
  const facts = await readFacts(messageId);
  expect(facts).toMatchObject({ clicks: 2, opens: 1 });
  expect(facts?.clicked).not.toBeNull();
  expect(facts?.opened).toEqual(facts?.clicked);
});

test("an open is noted with its first time, and every further one is counted", async () => {
  const { messageId, pixel } = await sendTracked("Bert");
  const response = await get(pixel);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/gif"]);
  const first = await readFacts(messageId);
  expect(first).toMatchObject({ opens: 1, clicks: 0, clicked: null });
  await get(pixel);
  expect(await readFacts(messageId)).toEqual({ ...first, opens: 2 });
});

test("what asks for the head alone, or ahead of a person, counts nothing", async () => {
  const { messageId, pixel, sale } = await sendTracked("Carla");
  for (const address of [pixel, sale]) {
    await get(address, { method: "HEAD" });
    await get(address, { headers: { "sec-purpose": "prefetch;prerender" } });
    await get(address, { headers: { purpose: "prefetch" } });
  }
  expect(await readFacts(messageId)).toEqual({ opened: null, opens: 0, clicked: null, clicks: 0 });
});

test("the text, other kinds of links and our own links stay as they are", async () => {
  const { caught, bye, mail } = await sendTracked("Dora");
  expect(caught.parsed.text?.trim()).toBe(`Sale: ${SHOP}`);
  expect(bye).toContain(`${server.url}/m/u/`);
  expect(mail).toBe("mailto:a@b.example");
});

test("a mailing without tracking sends the letter as it was written", async () => {
  const { caught } = await sendLetter("Emil", { ...LETTER, tracking: false });
  expect(caught.parsed.html).not.toContain("<img");
  expect(caught.parsed.html).toContain("https://shop.example/u?n=Emil");
});

test("a link leads to kept addresses only", async () => {
  const { messageId, sale } = await sendTracked("Frida");
  const message = { shard: getProfileShard(messageId), messageId };
  const elsewhere = makeMessageToken("click", message, Buffer.alloc(TARGET_BYTES, 1));
  for (const token of [elsewhere, `${sale.split("/").at(-1) ?? ""}x`, "x"]) {
    const response = await get(`${server.url}/m/c/${token}`);
    expect([response.status, response.headers.get("location")]).toEqual([404, null]);
  }
});

test("what a template links to is kept once for all letters, and apart for each account", async () => {
  const first = await sendTracked("Gerd");
  const second = await sendTracked("Hans");
  const { rows } = await pool.query<{ accountId: number }>(
    'SELECT account_id AS "accountId" FROM tracked_link WHERE url = $1 AND account_id = ANY($2) ORDER BY 1',
    [SHOP, [first.world.accountId, second.world.accountId]],
  );
  expect(rows.map(({ accountId }) => accountId)).toEqual([first.world.accountId, second.world.accountId]);
});

test("the mailing's log shows what came of each letter, and counts it", async () => {
  const { mailingId, world, pixel, bye } = await sendTracked("Ines");
  await get(pixel);
  await get(bye, { method: "POST" });
  const actor = {
    ...{ kind: "user" as const, id: 1, name: "a", accountId: world.accountId, zone: "UTC", role: "master" as const },
    ...{ permissions: listPermissions("master"), groupIds: [], ip: null, requestId: "test" },
  };
  const { items } = await listMailingMessages(actor, mailingId, { limit: 10 });
  expect(items).toMatchObject([{ opens: 1, clicks: 0, clickedAt: null }]);
  expect(items[0]?.openedAt).not.toBeNull();
  expect(items[0]?.unsubscribedAt).not.toBeNull();
  const { counts } = await countSentMessages(actor, [mailingId]);
  expect(counts).toEqual([{ mailingId, sent: 1, opened: 1, clicked: 0, unsubscribed: 1, bounced: 0, complained: 0 }]);
});

import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { makeMessageToken } from "@/lib/auth/message-token.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { makeMessageLinks } from "@/lib/services/messages/make-message-links.server";
import { addScenario, graphOf, node } from "@/lib/testing/engine-world";
import { startLetterWorld } from "@/lib/testing/letter-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const database = await testDatabase();
const { pool } = database;
const { server, sendLetter } = await startLetterWorld(database);

async function readState(profileId: bigint) {
  const { rows } = await pool.query<{ status: string; unsubscribed: boolean }>(
    `SELECT s.status, m.unsubscribed_at IS NOT NULL AS unsubscribed FROM subscription s JOIN message m USING (profile_id)
     WHERE profile_id = $1`,
    [profileId],
  );
  const history = await pool.query<{ source: string; detail: object }>(
    "SELECT source, detail FROM profile_event WHERE profile_id = $1 ORDER BY id",
    [profileId],
  );
  return { ...rows[0], history: history.rows };
}

const post = (address: string, body: string) =>
  fetch(address, {
    ...{ method: "POST", redirect: "error", body },
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

test("every letter can be unsubscribed from in one click, and looking at the link does not do it", async () => {
  const { profileId, mailingId, caught, unsubscribe, messageId } = await sendLetter("Anna");
  const headers = new Map(caught.parsed.headers.map(({ key, value }) => [key, value]));
  expect(headers.get("list-unsubscribe")).toBe(`<${unsubscribe}>`);
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  for (const method of ["GET", "HEAD"]) expect((await fetch(unsubscribe, { method })).status).toBe(200);
  expect(await readState(profileId)).toMatchObject({ status: "subscribed", unsubscribed: false, history: [] });
  expect((await post(unsubscribe, "List-Unsubscribe=One-Click")).status).toBe(200);
  const once = await readState(profileId);
  expect(once).toMatchObject({ status: "unsubscribed", unsubscribed: true });
  expect(once.history).toMatchObject([
    {
      source: `link:${mailingId}`,
      detail: { from: "subscribed", to: "unsubscribed", messageId: messageId.toString() },
    },
  ]);
  await post(unsubscribe, "List-Unsubscribe=One-Click");
  expect(await readState(profileId)).toEqual(once);
});

test("a click that comes as a multipart form, or together with another, unsubscribes once", async () => {
  const { profileId, unsubscribe } = await sendLetter("Bert");
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  await Promise.all([1, 2, 3].map(() => fetch(`${unsubscribe}/`, { method: "POST", body: form })));
  const { status, history } = await readState(profileId);
  expect([status, history.length]).toEqual(["unsubscribed", 1]);
});

test("the page names the resource, keeps most of the address to itself, and takes the click back", async () => {
  const { profileId, unsubscribe, address, resourceId } = await sendLetter("Carla");
  await pool.query("UPDATE resource SET name = '<i>News</i>' WHERE id = $1", [resourceId]);
  const response = await fetch(unsubscribe);
  const page = await response.text();
  expect(page).toContain("Unsubscribe from “&lt;i&gt;News&lt;/i&gt;”?");
  expect(page).toContain("c…\u2060@letters.example");
  expect(page).not.toContain(address);
  expect(page).not.toContain("<script");
  expect(await (await post(unsubscribe, "change=unsubscribe")).text()).toContain("I want it again");
  expect(await (await post(unsubscribe, "change=subscribe")).text()).toContain("You are subscribed again");
  const { status, history } = await readState(profileId);
  expect([status, history.length]).toEqual(["subscribed", 2]);
});

test("a scenario that listens for subscriptions begins when the link is used", async () => {
  const { world, profileId, unsubscribe, resourceId } = await sendLetter("Karl");
  const settings = { resourceId, channel: "email", change: "changed", statuses: ["unsubscribed"] };
  const farewell = graphOf([node(5, "subscription-trigger", settings), node(1, "exit", { reason: "" })], "5.next>1");
  const scenarioId = await addScenario(world, farewell);
  await post(unsubscribe, "List-Unsubscribe=One-Click");
  await waitUntil("the farewell begins", async () => {
    const { rows } = await pool.query("SELECT 1 FROM task WHERE scenario_id = $1 AND profile_id = $2", [
      scenarioId,
      profileId,
    ]);
    return rows.length === 1;
  });
});

test("what bounced or was complained about is not begun again by a link", async () => {
  const { profileId, unsubscribe } = await sendLetter("Dora");
  await pool.query("UPDATE subscription SET status = 'complained' WHERE profile_id = $1", [profileId]);
  const page = await (await post(unsubscribe, "change=subscribe")).text();
  expect(page).toContain("You get no more letters");
  expect(page).not.toContain("<form");
  expect(await readState(profileId)).toMatchObject({ status: "complained", history: [] });
});

test("the letter is a page: the same words, no script, an origin of its own, also after the profile changed", async () => {
  const { profileId, view, caught } = await sendLetter("Emil");
  await pool.query(`UPDATE profile SET fields = '{"_fname":"Other"}' WHERE id = $1`, [profileId]);
  const response = await fetch(view);
  const page = await response.text();
  expect(page).toContain((caught.parsed.html ?? "no html").trim());
  expect(page).toContain("Dear Emil, A&lt;7&gt;");
  expect(page).toContain("<title>Hello Emil &lt;b&gt;</title>");
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^sandbox (?!.*allow-scripts)(?!.*allow-same-origin)/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src");
});

test("a letter of text alone is a page as well, and what was put into it is no HTML there", async () => {
  const { view } = await sendLetter("Frida", {
    subject: "S",
    text: "{unsubscribe_link} {view_in_browser_link} {apicontent.order}",
  });
  expect(await (await fetch(view)).text()).toContain("A&lt;7&gt;</pre>");
});

test("no variables are kept of a letter without a page", async () => {
  const { messageId } = await sendLetter("Gerd", { subject: "S", text: "{unsubscribe_link}" });
  const { rows } = await pool.query("SELECT variables FROM message WHERE id = $1", [messageId]);
  expect(rows).toEqual([{ variables: null }]);
  const message = { shard: getProfileShard(messageId), messageId };
  expect((await fetch(makeMessageLinks(message, server.url).links.view_in_browser_link)).status).toBe(404);
});

test("a wrong link is a friendly page that tells nothing", async () => {
  const gone = { shard: 1, messageId: 999_999_999n };
  for (const path of [
    "/m/u/wrong",
    "/m/v/wrong",
    `/m/u/${makeMessageToken("view", gone)}`,
    `/m/u/${makeMessageToken("unsubscribe", gone)}`,
    "/m/v/%00",
  ]) {
    const response = await fetch(server.url + path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.text()).toContain("This link leads nowhere");
  }
  expect((await post(`${server.url}/m/u/${makeMessageToken("unsubscribe", gone)}`, "")).status).toBe(404);
});

test("the page's own styles are the only ones that its policy lets in", async () => {
  const response = await fetch(`${server.url}/m/u/x`);
  const style = /<style>([^<]*)<\/style>/.exec(await response.text())?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  expect(response.headers.get("content-security-policy")).toContain(`style-src 'sha256-${hash}'`);
});

test("no answer sets a cookie, redirects, is kept or found by search engines, or tells its address to others", async () => {
  const { unsubscribe, view } = await sendLetter("Hans");
  for (const response of [
    await fetch(unsubscribe, { redirect: "manual" }),
    await fetch(view),
    await fetch(`${server.url}/m/u/x`),
  ]) {
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
      "x-content-type-options": "nosniff",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["set-cookie"]).toBeUndefined();
  }
});

test("whoever asks too often from one address waits", async () => {
  // Emptied until a minute from now.
  globalThis.cuelightAddressBuckets = new Map([["unsubscribe ", { left: 0, at: Date.now() + 60_000 }]]);
  const response = await fetch(`${server.url}/m/u/x`);
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("1");
  globalThis.cuelightAddressBuckets.clear();
});

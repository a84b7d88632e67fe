import { expect, test } from "vitest";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { listProfileEvents } from "@/lib/services/profiles/list-profile-events.server";
import { listProfileMessages } from "@/lib/services/profiles/list-profile-messages.server";
import { addScenario, drain, enter, graphOf, node } from "@/lib/testing/engine-world";
import { startLetterWorld } from "@/lib/testing/letter-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const database = await testDatabase();
const { pool } = database;
const { server, sendLetter, queueLetter } = await startLetterWorld(database);

const LETTER = {
  ...{ subject: "For {lead._fname}", text: "{apicontent.order} {unsubscribe_link}", tracking: true, byTemplate: true },
  html: '<a href="https://shop.example/sale">Sale</a> <a href="{unsubscribe_link}">Bye</a>',
};

type Sent = Awaited<ReturnType<typeof sendLetter>>;

async function readMessage(messageId: bigint) {
  const { rows } = await pool.query<Record<string, unknown>>("SELECT * FROM message WHERE id = $1", [messageId]);
  return rows[0];
}

/** As somebody of the account who opens the profile's card. */
async function openCard({ profileId, world }: Sent) {
  const { rows } = await pool.query<{ created_at: Date }>("SELECT created_at FROM profile WHERE id = $1", [profileId]);
  const actor = {
    ...({ kind: "user", id: 1, name: "M", accountId: world.accountId, zone: "UTC", role: "master" } as const),
    ...{ permissions: listPermissions("master"), groupIds: [], ip: null, requestId: "r" },
  };
  const input = { id: formatProfileId(profileId, rows[0]?.created_at ?? new Date()), limit: 10 };
  const letters = (await listProfileMessages(actor, input)).items;
  return { letters, events: (await listProfileEvents(actor, input)).items };
}

test("an element that names a template sends its letter as a mailing does: links, opens, clicks, the card", async () => {
  const sent = await sendLetter("Anna", LETTER);
  expect(sent.caught.parsed).toMatchObject({ subject: "For Anna" });
  const html = sent.caught.parsed.html ?? "";
  const click = /href="([^"]+\/m\/c\/[^"]+)"/.exec(html)?.[1] ?? "";
  expect((await fetch(click, { redirect: "manual" })).headers.get("location")).toBe("https://shop.example/sale");
  const [bye = ""] = /http\S+\/m\/u\/\S+/.exec(sent.caught.parsed.text ?? "") ?? [];
  expect(bye.startsWith(server.url)).toBe(true);
  await fetch(bye, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  const { scenarioId, templateId, resourceId } = sent;
  const ids = { mailing_id: null, scenario_id: scenarioId, node_id: 1, template_id: templateId };
  const message = await readMessage(sent.messageId);
  expect(message).toMatchObject({ ...ids, resource_id: resourceId, opens: 1, clicks: 1 });
  expect(message?.["unsubscribed_at"]).not.toBeNull();
  const { letters, events } = await openCard(sent);
  expect(letters).toMatchObject([{ mailingId: null, templateId, clicks: 1 }]);
  expect(letters[0]?.name).toMatch(/^n\d+$/);
  expect(events.find(({ kind }) => kind === "subscription_changed")?.source).toContain(`template #${templateId}`);
});

test("a click in the letter of an element's template counts where a condition asks for any mailing", async () => {
  const sent = await sendLetter("Bert", LETTER);
  const { world, profileId } = sent;
  const condition = { kind: "message", event: "clicked", mailingId: null, has: true };
  const graph = graphOf(
    [
      node(1, "condition", { condition: { kind: "group", match: "all", items: [condition] } }),
      ...[2, 3].map((id) => node(id, "exit", { reason: "" })),
    ],
    "0.next>1",
    "1.no>2",
    "1.yes>3",
  );
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const readEnd = async () => {
    await drain(world);
    const { rows } = await pool.query<{ node_id: number }>(
      "SELECT node_id FROM task WHERE scenario_id = $1 ORDER BY pass_id DESC LIMIT 1",
      [scenarioId],
    );
    return rows[0]?.node_id;
  };
  await enter(world, scenarioId, { profileIds: [profileId] });
  expect(await readEnd()).toBe(2);
  const click = /href="([^"]+\/m\/c\/[^"]+)"/.exec(sent.caught.parsed.html ?? "")?.[1] ?? "";
  await fetch(click, { redirect: "manual" });
  await enter(world, scenarioId, { profileIds: [profileId] });
  expect(await readEnd()).toBe(3);
});

test("who is not subscribed to the element's resource leaves by Not sent at once, and the log says why", async () => {
  const sent = await sendLetter("Carla", LETTER);
  const { world, profileId, templateId, scenarioId } = sent;
  await pool.query("UPDATE subscription SET status = 'unsubscribed' WHERE profile_id = $1", [profileId]);
  await pool.query("UPDATE task SET status = 'ended' WHERE profile_id = $1", [profileId]);
  await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  const { letters } = await openCard(sent);
  expect(letters[0]).toMatchObject({ status: "not_sent", reason: "not_subscribed", mailingId: null, templateId });
});

test("who is put on the suppression list while the letter is queued does not get it", async () => {
  const queued = await queueLetter("Dora", { ...LETTER, suppressed: true });
  await waitUntil(
    "the letter is refused",
    async () => (await readMessage(queued.messageId))?.["status"] === "not_sent",
  );
  expect(await readMessage(queued.messageId)).toMatchObject({ reason: "suppressed", mailing_id: null });
});

test("a template that is gone sends nothing: the pass goes on by Not sent", async () => {
  const sent = await sendLetter("Emil", LETTER);
  const { world, profileId, templateId } = sent;
  await pool.query("DELETE FROM template_version WHERE template_id = $1", [templateId]);
  await pool.query("DELETE FROM template WHERE id = $1", [templateId]);
  const settings = { source: "template", mailingId: null, templateId, resourceId: sent.resourceId };
  const graph = graphOf([node(1, "send-email", settings), node(2, "exit", { reason: "" })], "0.next>1", "1.not_sent>2");
  const scenarioId = await addScenario(world, graph);
  await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  const { rows } = await pool.query<{ detail: object }>(
    "SELECT detail FROM task_event WHERE scenario_id = $1 AND kind = 'left' AND node_id = 1",
    [scenarioId],
  );
  expect(rows).toEqual([{ detail: { reason: "template_not_found" } }]);
});

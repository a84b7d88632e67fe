import { expect, test } from "vitest";
import { retryPass } from "@/lib/engine/control/retry-pass.server";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { getPassHistory } from "./get-pass-history.server";
import { listProfileEvents } from "./list-profile-events.server";
import { listProfileMessages } from "./list-profile-messages.server";
import { listProfilePasses } from "./list-profile-passes.server";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const world = await makeEngineWorld(pool, clock);
const actor = await makeSystemActor(world.accountId);

test("a pass tells its steps with names and its tries by the time; another account's profile is not found", async () => {
  const pause = { mode: "duration", days: 0, hours: 1, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
  const graph = graphOf(
    [{ ...node(1, "pause", pause), title: "Let them sleep" }, node(2, "condition", {})],
    "0.next>1",
    "1.next>2",
  );
  const scenarioId = await addScenario(world, graph);
  const [profileId = 0n] = await addProfiles(world, 1);
  const [entered] = await enter(world, scenarioId, { profileIds: [profileId] });
  const passId = entered?.status === "entered" ? entered.passId : 0n;
  await drain(world);
  await pool.query(
    `INSERT INTO effect_attempt (shard, effect_id, attempt, at, duration_ms, profile_id, scenario_id, node_id, pass_id, status, outcome, target, excerpt)
     VALUES ($1, 1, 1, $2, 5, $3, $4, 1, $5, 503, 'answer', 'POST https://crm.test/', 'busy')`,
    [Number(profileId & 255n), new Date(clock.now().getTime() + 60_000), profileId, scenarioId, passId],
  );
  clock.advance(3_600_000);
  await drain(world);
  const id = formatProfileId(profileId, new Date("2026-03-02T10:00:00Z"));
  const { lines } = await getPassHistory(actor, { id, passId: String(passId) });
  expect(
    lines.map(({ nodeTitle, event, attempt }) => `${nodeTitle ?? "-"}: ${event?.kind ?? attempt?.target ?? ""}`),
  ).toEqual([
    "Default profile capture: entered",
    "Default profile capture: left",
    "Let them sleep: waited",
    "Let them sleep: POST https://crm.test/",
    "Let them sleep: left",
    "Condition: failed",
  ]);
  expect(lines[1]?.event?.output).toBe("Next");
  await expect(getPassHistory(actor, { id, passId: "999999" })).rejects.toMatchObject({ code: "not_found" });
  const stranger = await makeEngineWorld(pool, clock);
  const other = await makeSystemActor(stranger.accountId);
  await expect(getPassHistory(other, { id, passId: String(passId) })).rejects.toMatchObject({ code: "not_found" });

  // A failed pass that goes on is inside again.
  expect((await listProfilePasses(actor, { id })).items).toMatchObject([{ state: "failed" }]);
  await retryPass(pool, { profileId, scenarioId, passId, skips: null }, world);
  expect((await listProfilePasses(actor, { id })).items).toMatchObject([{ state: "inside", leftAt: null, nodeId: 2 }]);
});

test("what became of a pass's letters stands among its steps: why one waits, that one arrived and came back", async () => {
  const pause = { mode: "duration", days: 0, hours: 9, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
  const scenarioId = await addScenario(world, graphOf([{ ...node(1, "pause", pause), title: "Send" }], "0.next>1"));
  const [profileId = 0n] = await addProfiles(world, 1);
  const [entered] = await enter(world, scenarioId, { profileIds: [profileId] });
  const passId = entered?.status === "entered" ? entered.passId : 0n;
  await drain(world);
  const after = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
  const addLetter = (pass: bigint, letter: { status: string; reason: string | null; times: (Date | null)[] }) =>
    pool.query(
      `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, pass_id, node_id, address, status, reason, created_at, updated_at, delivered_at, opened_at, bounced_at, bounce_kind, bounce_reason)
       VALUES ($1, nextval('effect_id_seq'), 1, 1, $2, 'email', 1, 1, 1, 1, $3, 1, '', $4, $5, $6, $6, $7, $8, $9, 'hard', '550 no')`,
      [Number(profileId & 255n), profileId, pass, letter.status, letter.reason, after(1), ...letter.times],
    );
  await addLetter(passId, { status: "queued", reason: "sender_limit", times: [null, null, null] });
  await addLetter(passId, { status: "sent", reason: null, times: [after(2), after(3), after(4)] });
  await addLetter(passId + 1n, { status: "sent", reason: null, times: [after(2), null, null] });
  const id = formatProfileId(profileId, clock.now());
  const { lines } = await getPassHistory(actor, { id, passId: String(passId) });
  expect(lines.slice(3).map(({ nodeTitle, event }) => [nodeTitle, event?.kind, event?.detail])).toEqual([
    ["Send", "letter_waits", { reason: "sender_limit" }],
    ["Send", "letter_delivered", {}],
    ["Send", "letter_opened", {}],
    ["Send", "letter_hard_bounced", { reason: "550 no" }],
  ]);
});

test("the letters of a profile are its own, newest first and page by page, also those outside of scenarios", async () => {
  const [profileId = 0n, neighbour = 0n] = await addProfiles(world, 2);
  const addLetter = (to: bigint, scenarioId: number | null, clicks: number) =>
    pool.query(
      `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, scenario_id, address, status, created_at, updated_at, opened_at, opens, clicked_at, clicks)
       VALUES ($1, nextval('effect_id_seq'), $2, 1, $3, 'email', 77, 1, 1, 1, $4, 'a@b.example', 'sent', $5, $5, $5, 2, $5, $6)`,
      [Number(to & 255n), world.accountId, to, scenarioId, clock.now(), clicks],
    );
  await addLetter(profileId, 3, 1);
  await addLetter(profileId, null, 4);
  await addLetter(neighbour, 3, 9);
  const id = formatProfileId(profileId, clock.now());
  const first = await listProfileMessages(actor, { id, limit: 1 });
  expect(first.items).toMatchObject([{ scenarioId: null, opens: 2, clicks: 4, mailingId: 77, name: null }]);
  const second = await listProfileMessages(actor, { id, limit: 1, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ items: [{ scenarioId: 3, clicks: 1 }], nextCursor: null });
  const other = await makeSystemActor((await makeEngineWorld(pool, clock)).accountId);
  await expect(listProfileMessages(other, { id, limit: 1 })).rejects.toMatchObject({ code: "not_found" });
});

test("a goal that was reached stands in the profile's history, once, between the changes around it", async () => {
  const scenarioId = await addScenario(world, graphOf([node(1, "goal", { name: "Bought", value: "54" })], "0.next>1"));
  const [profileId = 0n] = await addProfiles(world, 1);
  const note = (kind: string) =>
    pool.query(
      `INSERT INTO profile_event (shard, profile_id, id, at, kind, source, detail)
       VALUES ($1, $2, nextval('effect_id_seq'), $3, $4, 'system', '{}')`,
      [Number(profileId & 255n), profileId, clock.now(), kind],
    );
  const id = formatProfileId(profileId, clock.now());
  await note("created");
  clock.advance(60_000);
  await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  clock.advance(60_000);
  await note("changed");
  const whole = await listProfileEvents(actor, { id, limit: 50 });
  expect(whole.items.map(({ kind }) => kind)).toEqual(["changed", "goal", "created"]);
  expect(whole.items[1]).toMatchObject({ detail: { goal: "Bought", value: "54" } });
  expect(whole.items[1]?.source).toContain(`Scenario #${scenarioId}`);
  const first = await listProfileEvents(actor, { id, limit: 1 });
  const second = await listProfileEvents(actor, { id, limit: 1, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual(["changed", "goal", "created"]);
});

test("what a scenario changed in the profile is told with the value before", async () => {
  const updates = [
    { field: "_city", action: "set", value: "Rome" },
    { field: "_fname", action: "set", value: "Ann" },
  ];
  const scenarioId = await addScenario(world, graphOf([node(1, "update-profile", { updates })], "0.next>1"));
  const [profileId = 0n] = await addProfiles(world, 1, { _city: "Paris" });
  await enter(world, scenarioId, { profileIds: [profileId] });
  await drain(world);
  const { items } = await listProfileEvents(actor, { id: formatProfileId(profileId, clock.now()), limit: 10 });
  expect(items.filter(({ kind }) => kind === "changed").map(({ detail }) => detail)).toEqual([
    { fields: { _city: { from: "Paris", to: "Rome" }, _fname: { from: null, to: "Ann" } } },
  ]);
});

test("who leaves a condition by No is told which test decided, one pass or many that go the same way", async () => {
  const is = (field: string) => ({ kind: "field", field, is: "is_set" });
  const all = { kind: "group", match: "all", items: [is("_city"), is("_fname"), is("_lname")] };
  const none = { kind: "group", match: "none", items: [is("_fname"), is("_city")] };
  const graph = graphOf(
    [node(1, "condition", { condition: all }), node(2, "condition", { condition: none })],
    "0.next>1",
    "1.no>2",
  );
  const scenarioId = await addScenario(world, graph);
  // Six of one shard are one batch, and one way.
  const profileIds = (await addProfiles(world, 256 * 6, { _city: "Paris" })).filter((id) => (id & 255n) === 9n);
  const entered = await enter(world, scenarioId, { profileIds });
  await drain(world);
  expect(entered).toHaveLength(6);
  for (const [index, one] of entered.entries()) {
    const id = formatProfileId(profileIds[index] ?? 0n, clock.now());
    const passId = one.status === "entered" ? String(one.passId) : "";
    const { lines } = await getPassHistory(actor, { id, passId });
    const left = lines.filter(({ event, nodeId }) => event?.kind === "left" && nodeId !== 0);
    expect(left.map(({ nodeId, event }) => [nodeId, event?.output, event?.failed])).toEqual([
      [1, "No", { test: is("_fname"), held: false }],
      [2, "No", { test: is("_city"), held: true }],
    ]);
  }
});

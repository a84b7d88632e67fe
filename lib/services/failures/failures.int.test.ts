import { beforeAll, expect, test } from "vitest";
import type { EmailInput } from "@/lib/channels/email/make-deliver-email.server";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { retryTasks } from "@/lib/engine/control/retry-tasks.server";
import { startJobs } from "@/lib/jobs/start-jobs.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { activateScenario } from "@/lib/services/scenarios/activate-scenario.server";
import { getPeriodStatistics } from "@/lib/services/scenarios/get-period-statistics.server";
import { auditScenarios } from "@/lib/testing/engine-audit";
import { addMailing } from "@/lib/testing/engine-mailing";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { getFailureAlert } from "./get-failure-alert.server";
import { sendFailureLetter } from "./send-failure-letter.server";
import { setFailureAlert } from "./set-failure-alert.server";
import { watchFailures } from "./watch-failures.server";

const { pool, prisma, url } = await testDatabase();
const clock = fakeClock("2026-03-02T10:05:00Z");
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
/** Profiles whose city is Paris jump into a scenario that does not run, and fail; the others wait. */
const CITY = { kind: "group", match: "all", items: [{ kind: "field", field: "_city", is: "equal", value: "Paris" }] };
const graph = graphOf(
  [
    node(1, "condition", { condition: CITY }),
    node(2, "jump", { scenarioId: 999_999, passApicontent: false }),
    node(3, "pause", PAUSE),
  ],
  ...["0.next>1", "1.yes>2", "1.no>3"],
);

beforeAll(async () => {
  // The tables of the job queue.
  const idle = () => Promise.resolve();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const handedIn = { getImplementation, readMailboxes: idle, watchFailures: idle, sendFailureLetter: idle };
  await (await startJobs({ pool, url, clock, log, ...handedIn })).stop();
});

async function makeWorld() {
  const world = await makeEngineWorld(pool, clock);
  const scenarioId = await addScenario(world, graph);
  const { accountId } = world;
  const user = await prisma.user.create({
    data: { accountId, email: `ann${accountId}@example.com`, name: "Ann", passwordHash: "", role: "marketer" },
  });
  await prisma.scenario.update({ where: { id: scenarioId }, data: { createdById: user.id, name: "Hi <b>" } });
  const actor = {
    ...{ kind: "user" as const, id: user.id, name: "Ann", accountId, zone: "UTC", role: "marketer" as const },
    ...{ permissions: listPermissions("marketer"), groupIds: [], ip: null, requestId: "test" },
  };
  const move = async (city: string, count: number) => {
    await enter(world, scenarioId, { profileIds: await addProfiles(world, count, { _city: city }) });
    await drain(world);
  };
  return { ...world, scenarioId, actor, email: user.email, move };
}

async function lettersOf(scenarioId: number): Promise<unknown[]> {
  const { rows } = await pool.query<{ payload: { scenarioId: number } }>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-failure-letter'`,
  );
  return rows.map(({ payload }) => payload).filter((payload) => payload.scenarioId === scenarioId);
}

test("a tenth of at least 50 that fail within an hour is told once, with a letter to its owner", async () => {
  const world = await makeWorld();
  const { scenarioId: id, actor } = world;
  await world.move("Paris", 5);
  await world.move("Rome", 44);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  expect((await getFailureAlert(actor, { id })).failing).toBeNull();
  await world.move("Rome", 1);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  const { failing } = await getFailureAlert(actor, { id });
  expect(failing).toEqual({ since: clock.now().toISOString(), failed: 5, moved: 50 });
  const letters = await lettersOf(id);
  expect(letters).toEqual([{ scenarioId: id, failed: 5, moved: 50, stops: false }]);
  const sent: EmailInput[] = [];
  const deliver = Object.assign(
    (letter: EmailInput) => {
      sent.push(letter);
      return Promise.resolve({ kind: "sent" as const, response: "250 ok" });
    },
    { close: () => undefined },
  );
  await sendFailureLetter({ pool, deliver, publicUrl: "https://cuelight.example" }, letters[0]);
  expect(sent).toMatchObject([{ to: world.email, senderId: null, accountId: world.accountId }]);
  expect(sent[0]?.text).toContain(`https://cuelight.example/scenarios/${id}`);
  expect(sent[0]?.html).toContain("Hi &lt;b&gt;");
  await world.move("Rome", 30);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  expect((await getFailureAlert(actor, { id })).failing).toBeNull();
});

test("a scenario that shall stop by itself is frozen, and activated again it counts anew", async () => {
  const world = await makeWorld();
  const { scenarioId: id, actor } = world;
  await setFailureAlert(actor, { id, percent: 50, least: 4, stops: true });
  await world.move("Paris", 2);
  await world.move("Rome", 2);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  const scenario = await prisma.scenario.findUnique({ where: { id } });
  expect(scenario?.isActive).toBe(false);
  const { rows } = await pool.query("SELECT status, lane FROM task WHERE scenario_id = $1 AND status = 'waiting'", [
    id,
  ]);
  expect(rows).toEqual([
    { status: "waiting", lane: 100 },
    { status: "waiting", lane: 100 },
  ]);
  expect((await getFailureAlert(actor, { id })).failing).not.toBeNull();
  await pool.query("UPDATE scenario_version SET graph = $2 WHERE scenario_id = $1", [
    id,
    JSON.stringify(graphOf([node(3, "pause", PAUSE)], "0.next>3")),
  ]);
  await activateScenario(actor, { id });
  await settleOperations(pool, world);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  expect((await prisma.scenario.findUnique({ where: { id } }))?.isActive).toBe(true);
  expect((await getFailureAlert(actor, { id })).failing).toBeNull();
});

test("what failed more than an hour ago, or before, says nothing", async () => {
  const world = await makeWorld();
  await world.move("Paris", 60);
  clock.advance(2 * 3_600_000);
  await watchFailures(pool, world);
  await settleOperations(pool, world);
  expect((await getFailureAlert(world.actor, { id: world.scenarioId })).failing).toBeNull();
});

test("a pass that is tried again and fails again is one that failed; when all are repaired, nothing is wrong", async () => {
  const world = await makeWorld();
  const { scenarioId: id, actor, accountId } = world;
  await setFailureAlert(actor, { id, percent: 30, least: 10, stops: false });
  await world.move("Paris", 2);
  await world.move("Rome", 8);
  const retry = async (skips: [] | null) => {
    clock.advance(1_000);
    await retryTasks(pool, { accountId, scenarioId: id, nodeId: null, skips }, world);
    await settleOperations(pool, world);
    await drain(world);
    await watchFailures(pool, world);
  };
  await retry(null);
  expect((await getFailureAlert(actor, { id })).failing).toBeNull();
  await setFailureAlert(actor, { id, percent: 20, least: 10, stops: false });
  await retry(null);
  expect((await getFailureAlert(actor, { id })).failing).toMatchObject({ failed: 2, moved: 10 });
  await retry([]);
  expect((await getFailureAlert(actor, { id })).failing).toBeNull();
});

test("a pass that ends by an Error that leads nowhere has completed, and counts among the errors", async () => {
  const world = await makeWorld();
  const { actor } = world;
  const wrong = { updates: [{ field: "_bdate", action: "set", value: "never" }] };
  const paths = ["0.next>1", "1.yes>2", "1.no>3"];
  const nodes = [node(1, "condition", { condition: CITY }), node(2, "update-profile", wrong)];
  const id = await addScenario(world, graphOf([...nodes, node(3, "exit", { reason: "" })], ...paths));
  const linked = await addScenario(world, graphOf([...nodes, node(3, "exit", { reason: "" })], ...paths, "2.error>3"));
  for (const scenarioId of [id, linked]) {
    await setFailureAlert(actor, { id: scenarioId, percent: 50, least: 4, stops: false });
    const profileIds = [
      ...(await addProfiles(world, 2, { _city: "Paris" })),
      ...(await addProfiles(world, 2, { _city: "Rome" })),
    ];
    await enter(world, scenarioId, { profileIds });
  }
  await drain(world);
  await watchFailures(pool, world);
  const today = { from: "2026-03-02", to: "2026-03-03" };
  const statistics = await getPeriodStatistics(actor, { id, ...today });
  expect(statistics).toMatchObject({ entered: 4, completed: 4, failed: 2 });
  expect(statistics.nodes.find(({ nodeId }) => nodeId === 2)).toMatchObject({ entered: 2, left: 2, failed: 2 });
  expect((await getFailureAlert(actor, { id })).failing).toMatchObject({ failed: 2, moved: 4 });
  expect(await getPeriodStatistics(actor, { id: linked, ...today })).toMatchObject({ completed: 4, failed: 0 });
  expect((await getFailureAlert(actor, { id: linked })).failing).toBeNull();
  expect(await auditScenarios(pool, [id, linked])).toEqual([]);
});

test("a letter that was not sent counts among the errors only where that does not lie with the profile", async () => {
  const world = await makeWorld();
  const { mailingId } = await addMailing(world, { subject: "Hi", text: "Hi" });
  const id = await addScenario(world, graphOf([node(1, "send-email", { mailingId })], "0.next>1"));
  const send = async () => {
    await enter(world, id, { profileIds: await addProfiles(world, 1, { email: "a@b.test" }) });
    await drain(world);
    return getPeriodStatistics(world.actor, { id, from: "2026-03-02", to: "2026-03-03" });
  };
  expect(await send()).toMatchObject({ completed: 1, failed: 0 });
  await pool.query("UPDATE mailing SET is_active = false WHERE id = $1", [mailingId]);
  expect(await send()).toMatchObject({ completed: 2, failed: 1 });
  expect(await auditScenarios(pool, [id])).toEqual([]);
});

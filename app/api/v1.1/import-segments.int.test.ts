import { beforeEach, expect, test } from "vitest";
import { type BackgroundDeps, runTurn } from "@/lib/jobs/background/run-turn.server";
import { makeJobHandlers } from "@/lib/services/background-jobs/make-job-handlers.server";
import { type ApiAnswer, startApiServer } from "@/lib/testing/api-server";
import { type ApiWorld, makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
let world: ApiWorld;
let db: { token: string; db_id: number };
let fair: number;
let old: number;
const idOf = (answer: ApiAnswer) => Number(answer["id"]);
beforeEach(async () => {
  await pool.query("DELETE FROM background_job");
  world = await makeApiWorld(database);
  db = { token: world.token, db_id: world.databaseId };
  fair = idOf(await call("segments/add", { ...db, name: "Fair" }));
  old = idOf(await call("segments/add", { ...db, name: "Old" }));
});

const note = () => undefined;
const deps: BackgroundDeps = {
  pool,
  clock: { now: () => new Date(Date.now() + 1_000) },
  log: { info: note, warn: note, error: note },
  handlers: makeJobHandlers(pool),
};
const countIn = (segmentId: number) => prisma.segmentMember.count({ where: { segmentId } });

test("an imported profile comes into segments and leaves others with the import, or not at all", async () => {
  const data = { email: "ann@x.com" };
  expect(await call("profiles/import", { ...db, data, add_to_segments: [old] })).toMatchObject({ error: 0 });
  const answer = await call("profiles/import", { ...db, data, add_to_segments: [fair], remove_from_segments: [old] });
  expect(answer).toMatchObject({ error: 0, created: false });
  expect(await Promise.all([fair, old].map(countIn))).toEqual([1, 0]);
  const wrong = { email: "bob@x.com", points: "many" };
  expect(await call("profiles/import", { ...db, data: wrong, add_to_segments: [fair] })).toMatchObject({ error: 400 });
  expect(await countIn(fair)).toBe(1);
});

test.each(["json", "xml"] as const)("in a batch all who are right come in, asked in %s", async (format) => {
  const data = [{ email: "ann@x.com" }, { email: "no" }, { email: "ANN@x.com" }, { email: "bob@x.com" }];
  await call("profiles/import_batch", { ...db, data, add_to_segments: [fair, old] }, { format });
  expect(await Promise.all([fair, old].map(countIn))).toEqual([2, 2]);
});

test("a task in the background does the same, and says at once what is wrong with a segment", async () => {
  const data = Array.from({ length: 600 }, (_, n) => ({ email: `p${n}@x.com` }));
  const body = { ...db, data, workflow_id: world.scenarioId };
  const refused = await call("workflows/import_and_start_batch_task", { ...body, add_to_segments: [999_999] });
  expect(refused).toMatchObject({ error: 404, error_text: "add_to_segments.0: There is no segment #999999." });
  await call("workflows/import_and_start_batch_task", { ...body, add_to_segments: [fair] });
  while (await runTurn(deps));
  expect(await countIn(fair)).toBe(600);
});

test("a segment of another database, one with a condition, and one on both lists are 400 and nothing is written", async () => {
  const other = await prisma.database.create({ data: { accountId: world.accountId, name: "Others" } });
  const foreign = idOf(await call("segments/add", { ...db, db_id: other.id, name: "Foreign" }));
  const condition = { kind: "field", field: "points", is: "is_set" };
  const dynamic = idOf(await call("segments/add", { ...db, name: "Points", kind: "dynamic", condition }));
  const cases: [object, string][] = [
    [{ add_to_segments: [fair, foreign] }, "add_to_segments.1"],
    [{ remove_from_segments: [dynamic] }, "remove_from_segments.0"],
    [{ add_to_segments: [fair], remove_from_segments: [fair] }, "remove_from_segments.0"],
  ];
  for (const [more, place] of cases) {
    const answer = await call("profiles/import", { ...db, data: { email: "ann@x.com" }, ...more });
    expect(answer).toMatchObject({ error: 400 });
    expect(answer.error_text).toContain(place);
  }
  expect(await prisma.profile.count({ where: { databaseId: world.databaseId } })).toBe(0);
});

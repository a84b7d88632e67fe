import { gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { POST as cancel } from "@/app/api/internal/databases/[id]/imports/[importId]/cancel/route";
import { GET as getImport } from "@/app/api/internal/databases/[id]/imports/[importId]/route";
import { GET as getWrong } from "@/app/api/internal/databases/[id]/imports/[importId]/wrong-rows/route";
import { GET as listImports, POST as start } from "@/app/api/internal/databases/[id]/imports/route";
import { GET as getUpload } from "@/app/api/internal/databases/[id]/uploads/[uploadId]/route";
import { POST as upload } from "@/app/api/internal/databases/[id]/uploads/route";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { fileImportSchema, getFileImport, listFileImports } from "@/lib/contracts/imports";
import { deleteOldRecords } from "@/lib/db/queries/housekeeping/delete-old-records.server";
import type { RouteHandler } from "@/lib/http/route.server";
import { type BackgroundDeps, runTurn } from "@/lib/jobs/background/run-turn.server";
import { makeJobHandlers } from "@/lib/services/background-jobs/make-job-handlers.server";
import { isRecord } from "@/lib/shared/is-record";
import { type ApiWorld, makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const errors: unknown[] = [];
const note = (facts: object) => void errors.push(facts);
const deps: BackgroundDeps = {
  pool,
  clock: { now: () => new Date(Date.now() + 1_000) },
  log: { info: note, warn: note, error: note },
  handlers: makeJobHandlers(pool),
};
let world: ApiWorld;
let cookie: string;
beforeEach(async () => {
  await pool.query("DELETE FROM background_job");
  world = await makeApiWorld(database);
  const email = `a${world.accountId}@acme.test`;
  const data = { accountId: world.accountId, email, name: "Ann", role: "master", passwordHash: "x" };
  const user = await prisma.user.create({ data });
  cookie = `${SESSION_COOKIE}=${await makeSessionToken({ userId: user.id, sessionVersion: 1 })}`;
});

type Call = { params?: Record<string, number>; query?: Record<string, string>; body?: unknown; file?: Uint8Array };

async function ask(handler: RouteHandler, { params = {}, query = {}, body, file }: Call) {
  const url = `http://cue.test/x?${new URLSearchParams(query).toString()}`;
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const method = content === undefined ? {} : { method: "POST", body: Buffer.from(content) };
  const request = new Request(url, { headers: { cookie, "content-type": "application/json" }, ...method });
  const texts = Object.entries({ id: world.databaseId, ...params }).map(([name, value]) => [name, String(value)]);
  const response = await handler(request, { params: Promise.resolve(Object.fromEntries(texts)) });
  return { status: response.status, text: await response.text() };
}
const json = (text: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
};
const send = async (file: string | Uint8Array, query: Record<string, string> = {}) => {
  const { text } = await ask(upload, { query: { name: "leads.csv", ...query }, file: Buffer.from(file) });
  return json(text);
};
const wish = (uploadId: unknown, more: object = {}) =>
  fileImportSchema.parse({
    ...{ uploadId, columns: ["email", "points"], mode: "both", matching: "email", fieldName: null },
    ...{ subscriptions: [], segmentId: null, starts: false, isTrial: false },
    ...more,
  });
const begin = async (file: string | Uint8Array, more: object = {}) => {
  const { text } = await ask(start, { body: wish((await send(file))["id"], more) });
  return Number(json(text)["id"]);
};
const runAll = async () => {
  while (await runTurn(deps));
};
const read = async (importId: number) =>
  getFileImport.answer.parse(json((await ask(getImport, { params: { importId } })).text));
const importWhole = async (file: string | Uint8Array, more: object = {}) => {
  const id = await begin(file, more);
  await runAll();
  return { id, state: await read(id) };
};
const countProfiles = () => prisma.profile.count({ where: { databaseId: world.databaseId } });
const readFields = async () => {
  const rows = await prisma.profile.findMany({ where: { databaseId: world.databaseId }, orderBy: { id: "asc" } });
  return rows.map(({ fields }) => fields);
};

test("a file is uploaded, looked at and imported; what is wrong is named and can be downloaded", async () => {
  const file = "Email;Points\nAnn@x.com;1\nno address;2\nbob@x.com;many\nann@x.com;3\ncid@x.com\n";
  const sent = await send(gzipSync(file));
  const preview = await ask(getUpload, { params: { uploadId: Number(sent["id"]) } });
  expect(json(preview.text)).toMatchObject({
    ...{ name: "leads.csv", encoding: "utf-8", delimiter: ";", columns: ["Email", "Points"], rowCount: 5 },
    guesses: ["email", "points"],
  });
  const { id, state } = await importWhole(file);
  expect(state).toMatchObject({ state: "done", done: 5, total: 5, inserted: 1, updated: 1, skipped: 0, wrong: 3 });
  expect(await readFields()).toEqual([{ email: "ann@x.com", points: 3 }]);
  const wrong = await ask(getWrong, { params: { importId: id } });
  expect(wrong.text.replace("\uFEFF", "").split("\r\n")).toEqual([
    "Email,Points,Row,Reason",
    'no address,2,3,"email is no e-mail address: ""no address""."',
    'bob@x.com,many,4,"points must be a whole number, got ""many""."',
    'cid@x.com,,6,"Has 1 cells, and the first row 2."',
    "",
  ]);
  const list = listFileImports.answer.parse(json((await ask(listImports, {})).text));
  expect(list.items.map((one) => [one.id, one.name, one.startedBy])).toEqual([[id, "leads.csv", "Ann"]]);
  expect(errors).toEqual([]);
});

test("insert leaves those who are there as they are, update makes nobody", async () => {
  await importWhole("e,p\nann@x.com,1\n");
  const both = "e,p\nann@x.com,5\nbob@x.com,5\n";
  const insert = await importWhole(both, { mode: "insert" });
  expect(insert.state).toMatchObject({ inserted: 1, updated: 0, skipped: 1, wrong: 0 });
  const update = await importWhole("e,p\nann@x.com,7\ncid@x.com,7\n", { mode: "update" });
  expect(update.state).toMatchObject({ inserted: 0, updated: 1, skipped: 1, wrong: 0 });
  expect(await readFields()).toEqual([
    { email: "ann@x.com", points: 7 },
    { email: "bob@x.com", points: 5 },
  ]);
});

test("a trial says what would become of the file and leaves nothing behind", async () => {
  const segment = await prisma.segment.create({
    data: { accountId: world.accountId, databaseId: world.databaseId, name: "File", kind: "static" },
  });
  const { state } = await importWhole("e,p\nann@x.com,1\nno,2\n", { isTrial: true, segmentId: segment.id });
  expect(state).toMatchObject({ state: "done", isTrial: true, inserted: 1, wrong: 1 });
  expect(state.reasons).toMatchObject([{ row: 3, count: 1 }]);
  const traces = await pool.query(
    "SELECT 1 FROM profile_key WHERE database_id = $1 UNION ALL SELECT 1 FROM segment_member WHERE segment_id = $2",
    [world.databaseId, segment.id],
  );
  expect([await countProfiles(), traces.rows]).toEqual([0, []]);
});

test("everybody in the file comes into the list and is subscribed, but for those who unsubscribed", async () => {
  const segment = await prisma.segment.create({
    data: { accountId: world.accountId, databaseId: world.databaseId, name: "File", kind: "static" },
  });
  const subscription = { resourceId: world.resourceId, channel: "email" };
  const more = { subscriptions: [subscription], segmentId: segment.id };
  await importWhole("e,p\nbob@x.com,1\n", { subscriptions: [{ ...subscription, status: "unsubscribed" }] });
  await importWhole("e,p\nann@x.com,1\nno,2\nbob@x.com,3\n", more);
  const { rows } = await pool.query(
    `SELECT s.address, s.status FROM segment_member m JOIN subscription s ON s.profile_id = m.profile_id
     WHERE m.segment_id = $1 ORDER BY s.address`,
    [segment.id],
  );
  // Who said no once is not asked by a file.
  expect(rows).toEqual([
    { address: "ann@x.com", status: "subscribed" },
    { address: "bob@x.com", status: "unsubscribed" },
  ]);
});

const many = `e,p\n${Array.from({ length: 3_500 }, (_, n) => `p${n}@x.com,${n}\n`).join("")}`;

test("an import goes part by part, ends where it is cancelled, and what is done stays", async () => {
  const id = await begin(many);
  await runTurn(deps);
  expect(await read(id)).toMatchObject({ state: "running", done: 1_000, total: 3_500, inserted: 1_000 });
  expect((await ask(cancel, { params: { importId: id }, body: {} })).status).toBe(204);
  await runAll();
  expect([await read(id), await countProfiles()]).toMatchObject([{ state: "cancelled", done: 1_000 }, 1_000]);
});

test("an engine that dies in the middle of a part leaves no trace of it, ten times over", async () => {
  const id = await begin(many);
  let deaths = 0;
  const handlers = makeJobHandlers(pool);
  const dying: BackgroundDeps = {
    ...deps,
    handlers: {
      import_file: async (client, job) => {
        const step = await handlers["import_file"]?.(client, job);
        deaths += 1;
        // All of the part is written; the connection goes before the commit.
        await client.query("SELECT pg_terminate_backend(pg_backend_pid())").catch(() => undefined);
        if (!step) throw new Error("There is no such job.");
        return step;
      },
    },
  };
  for (let n = 0; n < 10; n += 1) {
    await runTurn(dying).catch(() => undefined);
    await pool.query("UPDATE background_job SET turn_at = created_at, attempts = 0");
    expect(await countProfiles()).toBe(Math.floor(n / 3) * 1_000);
    if (n % 3 === 2) await runTurn(deps);
  }
  await runAll();
  expect(deaths).toBe(10);
  expect([await read(id), await countProfiles()]).toMatchObject([{ state: "done", inserted: 3_500, wrong: 0 }, 3_500]);
});

test("two imports of the same people at once make no twins", async () => {
  const ids = [await begin(many), await begin(many)];
  await Promise.all([runAll(), runAll()]);
  const states = await Promise.all(ids.map(read));
  expect(states.map(({ state, done }) => [state, done])).toEqual([
    ["done", 3_500],
    ["done", 3_500],
  ]);
  expect(states.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(3_500);
  expect(await countProfiles()).toBe(3_500);
});

test("what does not fit is refused before anything begins, by the name of what is wrong", async () => {
  const { id } = await send("e,p\nann@x.com,1\n");
  const refusal = async (more: object) => json((await ask(start, { body: wish(id, more) })).text)["error"];
  expect(await refusal({ columns: ["email"] })).toMatchObject({ field: "columns" });
  expect(await refusal({ columns: ["email", "email"] })).toMatchObject({ field: "columns" });
  expect(await refusal({ columns: ["email", "nothing"] })).toMatchObject({ field: "columns" });
  expect(await refusal({ columns: [null, null] })).toMatchObject({ field: "columns" });
  expect(await refusal({ matching: "phone" })).toMatchObject({ field: "matching" });
  expect(await refusal({ matching: "custom", fieldName: "points" })).toMatchObject({ field: "fieldName" });
  expect(await refusal({ segmentId: 999_999 })).toMatchObject({ field: "segmentId" });
  expect(await refusal({ uploadId: 999_999 })).toMatchObject({ field: "uploadId" });
  const subscriptions = [{ resourceId: 999_999, channel: "email", status: "subscribed" }];
  expect(await refusal({ subscriptions })).toMatchObject({ field: "subscriptions.0.resource_id" });
  expect(await prisma.backgroundJob.count()).toBe(0);
});

test("a file that cannot be read leaves nothing, and old ones go unless they are being imported", async () => {
  const before = await prisma.uploadedFile.count();
  expect(await send(`${many}"open,1`)).toMatchObject({ error: { code: "bad_request" } });
  expect(await prisma.uploadedFile.count()).toBe(before);
  await begin(many);
  await send("e,p\nann@x.com,1\n");
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  await deleteOldRecords(pool, inDays(2));
  expect(await prisma.uploadedFile.count()).toBe(before + 2);
  await deleteOldRecords(pool, inDays(4));
  expect(await prisma.uploadedFile.count()).toBe(1);
});

test("of another account's database nothing is seen", async () => {
  const id = await begin("e,p\nann@x.com,1\n");
  const stranger = await makeApiWorld(database);
  const { uploadId } = await read(id);
  const seen = [
    await ask(cancel, { params: { id: stranger.databaseId, importId: id }, body: {} }),
    await ask(getImport, { params: { id: stranger.databaseId, importId: id } }),
    await ask(getWrong, { params: { id: stranger.databaseId, importId: id } }),
    await ask(getUpload, { params: { id: stranger.databaseId, uploadId } }),
    await ask(listImports, { params: { id: stranger.databaseId } }),
  ];
  expect(seen.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});

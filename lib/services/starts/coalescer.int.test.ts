import pg from "pg";
import { expect, test } from "vitest";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { WORK_CHANNEL } from "@/lib/engine/hint-work.server";
import { makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";
import { createProfile } from "@/lib/services/profiles/create-profile.server";
import { startOne } from "./coalescer.server";
import type { StartRequest } from "./start-request";

const database = await testDatabase();
const { pool, url } = database;
const world = await makeApiWorld(database);
const more = { zone: "UTC", role: "marketer" as const, permissions: [], groupIds: [], ip: null, requestId: "r" };
const actor: Actor = { kind: "token", id: 1, name: "t", accountId: world.accountId, ...more };
await createProfile(actor, { databaseId: world.databaseId, fields: { email: "ann@x.com" } });
const request = (more: Partial<StartRequest> = {}): StartRequest => ({
  actor,
  kind: "scenario",
  targetId: world.scenarioId,
  targetField: "id",
  matching: { matching: "email", email: "ann@x.com" },
  content: {},
  hops: 0,
  idempotency: null,
  ...more,
});

test("starts that arrive together share one transaction", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => startOne(request())));
  const passes = answers.map((answer) => ("pass_id" in answer ? answer.pass_id : 0n));
  const { rows } = await pool.query<{ tx: string; n: number }>(
    "SELECT xmin::text AS tx, count(*)::int AS n FROM task WHERE pass_id = ANY($1) GROUP BY xmin",
    [passes],
  );
  expect(rows.map(({ n }) => n)).toEqual([50]);
});

test("what makes the database fail is found alone: its neighbours start", async () => {
  // No caller gets so far: the edge refuses NUL. jsonb cannot hold it, which fails the whole statement.
  const poison = request({ content: { bad: "\u0000" } });
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 9 }, () => startOne(request())),
    startOne(poison),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([...Array.from({ length: 9 }, () => "fulfilled"), "rejected"]);
});

test("scenarios and mailings of several kinds go through one door, each with its own answer", async () => {
  const once = await makeRunningScenario(database, { ...world, name: "Once", reentry: "skip_in_any_case" });
  const outcomes = await Promise.allSettled([
    startOne(request({ targetId: once })),
    startOne(request({ targetId: once })),
    startOne(request({ kind: "mailing", targetId: world.mailingId })),
    startOne(request({ kind: "mailing", targetId: 999 })),
  ]);
  expect(outcomes[0].status).toBe("fulfilled");
  expect(outcomes.slice(1)).toMatchObject([
    { value: { skipped: "reentry" } },
    { value: { status: "not_sent", reason: "not_subscribed" } },
    { reason: { code: "not_found" } },
  ]);
});

test("after the commit the engines are told where work is", async () => {
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  const heard: string[] = [];
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query(`LISTEN ${WORK_CHANNEL}`);
  await startOne(request());
  const { rows } = await pool.query<{ id: bigint }>("SELECT id FROM profile");
  await waitUntil("a hint", () => heard.length > 0);
  await listener.end();
  expect(heard).toEqual([String(getProfileShard(rows[0]?.id ?? 0n))]);
});

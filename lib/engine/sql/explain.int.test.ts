import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { compileCondition } from "@/lib/db/conditions/compile-condition";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import type { Condition } from "@/lib/domain/conditions/condition";
import { listProfilesSql } from "@/lib/engine/sql/list-profiles-where";
import { refreshMembersSql } from "@/lib/engine/sql/refresh-members";
import { makePickStatement } from "@/lib/engine/sql/read-profiles.server";
import type { Statement } from "@/lib/engine/sql/statement";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const ROWS = 50_000;
/** Tables that a look at every row of would ruin. */
const HOT = [
  "task",
  "effect",
  "profile",
  "subscription",
  "message",
  "suppression",
  "node_live",
  "node_stat",
  "scenario_control",
  "event_inbox",
  "profile_event",
  "segment_member",
  "date_due",
];

const statementSchema = z.object({ name: z.string().startsWith("engine-"), text: z.string() });

/** Statements over a compiled condition, with tests of every kind. */
function makeSegmentStatements(): Statement[] {
  const items: Condition[] = [
    { kind: "field", field: "_city", is: "equal", value: "Paris" },
    { kind: "subscription", resourceId: 1, channel: "email", has: true, statuses: ["subscribed"] },
    { kind: "segment", segmentId: 1, in: true },
    { kind: "scenario", scenarioId: 1, was: "left", days: 7 },
    { kind: "message", event: "opened", mailingId: 1, has: true, days: 7 },
  ];
  const now = new Date();
  const context = { fieldType: () => "string" as const, segments: new Map([[1, { kind: "list" as const }]]), now };
  return [{ kind: "group", match: "all", items } as const, ...items].flatMap((condition, n): Statement[] => {
    const compiled = () => {
      const values = new SqlValues();
      return { where: compileCondition(condition, context, values), place: { shard: 1, databaseId: 1, values } };
    };
    const [page, refresh] = [compiled(), compiled()];
    return [
      {
        name: `engine-segment-page-${n}`,
        text: listProfilesSql(page.where, { ...page.place, afterId: 0n, limit: 10 }),
      },
      {
        name: `engine-segment-refresh-${n}`,
        text: refreshMembersSql(refresh.where, { ...refresh.place, segmentId: 1, now }),
      },
    ];
  });
}

async function listStatements(): Promise<Statement[]> {
  const folder = path.resolve("lib/engine/sql");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".server.ts"));
  const found: Statement[] = [makePickStatement(2), ...makeSegmentStatements()];
  for (const file of files) {
    const loaded: unknown = await import(pathToFileURL(path.join(folder, file)).href);
    const values: unknown[] = Object.values(loaded ?? {});
    for (const value of values) {
      const parsed = statementSchema.safeParse(value);
      if (parsed.success) found.push(parsed.data);
    }
  }
  return found;
}

const statements = await listStatements();

beforeAll(async () => {
  await pool.query(`INSERT INTO task (shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id,
      status, lane, wake_at, entered_at, node_entered_at)
    SELECT n & 255, n, n % 7, 0, n, 1, 1, n % 5, (ARRAY['ready','waiting','effect','ended'])[1 + n % 4], n % 3,
      CASE WHEN n % 4 < 2 THEN now() + n * interval '1 s' END, now(), now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO effect (shard, id, kind, account_id, database_id, profile_id, scenario_id, due_at, inputs, created_at)
    SELECT n & 255, n, 'http', 1, 1, n, n % 7, CASE WHEN n % 50 > 0 THEN now() + n * interval '1 s' END, '{}', now()
    FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at)
    SELECT n & 255, n, 1, '{}', now(), now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO subscription (shard, profile_id, resource_id, channel, address, database_id, status, created_at, updated_at)
    SELECT n & 255, n, 1, 'email', n || '@a.example', 1, 'subscribed', now(), now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id,
      template_version, resource_id, address, status, created_at, updated_at)
    SELECT n & 255, n, 1, 1, n, 'email', 1, 1, 1, 1, '', 'queued', now(), now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(
    `INSERT INTO node_live SELECT n & 255, n % 200, n / 256, 1 FROM generate_series(1, ${ROWS}) n ON CONFLICT DO NOTHING`,
  );
  await pool.query(`INSERT INTO node_stat (shard, scenario_id, node_id, output, quarter)
    SELECT n & 255, n % 200, n, '', now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(
    `INSERT INTO scenario_control SELECT s, n, 'run', 1, 'skip' FROM generate_series(0, 255) s, generate_series(1, 200) n`,
  );
  await pool.query(`INSERT INTO event_inbox (shard, id, account_id, database_id, profile_id, kind, detail, at, lane, due_at)
    SELECT n & 255, n, 1, 1, n, 'event', '{}', now(), n % 16, now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO profile_event (shard, profile_id, id, at, kind, source, detail)
    SELECT n & 255, n, n, now(), 'event', 'system', '{"name":"paid"}' FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO suppression (key_shard, account_id, address, created_by, created_at)
    SELECT n & 255, 1, n || '@a.example', '', now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
    SELECT n & 255, n % 7, n, now() FROM generate_series(1, ${ROWS}) n`);
  await pool.query(`INSERT INTO date_due (shard, scenario_id, node_id, profile_id, due_at, source, profile_version)
    SELECT n & 255, n % 7, 1, n, now() + n * interval '1 min', '', 1 FROM generate_series(1, ${ROWS}) n`);
  await pool.query("ANALYZE");
});

test("every file of this folder gave its statements", () => {
  expect(statements.length).toBeGreaterThan(40);
});

test.each(statements.map((one) => [one.name, one.text]))(
  "%s reads no hot table from end to end",
  async (_name, text) => {
    const client = await pool.connect();
    try {
      await client.query("SET plan_cache_mode = force_generic_plan");
      await client.query(`PREPARE one AS ${text}`);
      const count = Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
      const nulls = count === 0 ? "" : `(${Array(count).fill("NULL").join(", ")})`;
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN EXECUTE one${nulls}`);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      const scanned = [...plan.matchAll(/Seq Scan on (\w+)/g)].map((match) => match[1] ?? "");
      expect(
        scanned.filter((table) => HOT.includes(table)),
        plan,
      ).toEqual([]);
    } finally {
      await client.query("DEALLOCATE ALL");
      await client.query("RESET plan_cache_mode");
      client.release();
    }
  },
);

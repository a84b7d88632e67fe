import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();

test("an id keeps every digit, a date has no hour, a list of ids is a list of bigints", async () => {
  const result = await pool.query(
    `SELECT 9007199254740993::bigint AS id, '{1,9007199254740993}'::bigint[] AS ids, '{}'::bigint[] AS none,
            '2024-02-29'::date AS day, NULL::bigint AS absent`,
  );
  expect(result.rows[0]).toEqual({
    id: 9007199254740993n,
    ids: [1n, 9007199254740993n],
    none: [],
    day: "2024-02-29",
    absent: null,
  });
});

test("bigints and lists of bigints are accepted as parameters", async () => {
  const result = await pool.query("SELECT $1::bigint AS id, $2::bigint[] AS ids", [7n, [1n, 2n]]);
  expect(result.rows[0]).toEqual({ id: 7n, ids: [1n, 2n] });
});

test("the server ends a session that idles in a transaction, and a statement that runs too long", async () => {
  const result = await pool.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'tcp_user_timeout') ORDER BY name`,
  );
  expect(result.rows.map((row) => [row.name, Number(row.setting)])).toEqual([
    ["idle_in_transaction_session_timeout", 10_000],
    ["statement_timeout", 30_000],
    ["tcp_user_timeout", 10_000],
  ]);
});

test("Prisma writes and reads through the same pool", async () => {
  const account = await prisma.account.create({ data: { name: "Acme" } });
  const result = await pool.query("SELECT name FROM account WHERE id = $1", [account.id]);
  expect(result.rows).toEqual([{ name: "Acme" }]);
});

test("a session that the server ends between two queries of a transaction fails the next query, not the process", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const isEnded = new Promise((resolve) => client.once("end", resolve));
  await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await isEnded;
  await expect(client.query("COMMIT")).rejects.toThrow("not queryable");
  client.release(true);
});

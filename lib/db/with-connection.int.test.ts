import { afterAll, expect, test } from "vitest";
import { makePool } from "@/lib/db/pool.server";
import { withConnection } from "@/lib/db/with-connection.server";
import { testDatabase } from "@/lib/testing/test-database";

const { url } = await testDatabase();
const pool = makePool({ url, max: 1, name: "test" });
afterAll(() => pool.end());

test("a connection that was lost, or on which something failed, is replaced and leaves nothing behind", async () => {
  const work = withConnection(pool, async (client) => {
    await client.query("SET lock_timeout = '3s'");
    await client.query("SELECT pg_terminate_backend(pg_backend_pid())");
  });
  await expect(work).rejects.toThrow();
  const failed = withConnection(pool, async (client) => {
    await client.query("SET lock_timeout = '3s'");
    await client.query("SELECT 1 / 0");
  });
  await expect(failed).rejects.toThrow("division by zero");
  const { rows } = await pool.query("SHOW lock_timeout");
  expect(rows).toEqual([{ lock_timeout: "0" }]);
});

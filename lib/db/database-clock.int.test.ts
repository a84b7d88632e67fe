import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/test-database";
import { makeDatabaseClock } from "./database-clock.server";

const { pool } = await testDatabase();

test("the clock shows the database's time", async () => {
  const clock = await makeDatabaseClock(pool);
  const before = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const shown = clock.now();
  const after = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  clock.stop();
  // Half a round trip and the rounding to ms on either side.
  const slackMs = 50;
  expect(shown.getTime()).toBeGreaterThanOrEqual((before.rows[0]?.now.getTime() ?? Infinity) - slackMs);
  expect(shown.getTime()).toBeLessThanOrEqual((after.rows[0]?.now.getTime() ?? 0) + slackMs);
});

import { expect, test } from "vitest";
import { COUNT_SENT_MESSAGES, countSentMessages } from "@/lib/db/queries/messages/count-sent-messages.server";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const NOW = Date.parse("2026-03-02T10:00:00Z");
const HOUR_MS = 3_600_000;
const since = new Date(NOW - 24 * HOUR_MS);

test("letters that were sent since a moment are counted with what came of them, through an index that knows no older ones", async () => {
  // One an hour: 25 of the last day, of which some wait, some are another account's.
  await pool.query(
    `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version, resource_id,
       address, status, created_at, updated_at, opened_at)
     SELECT n % 4, n, CASE WHEN n % 8 = 0 THEN 2 ELSE 1 END, 1, n, 'email', 5 + n % 2, 1, 1, 1, 'a@x.com', CASE WHEN n % 10 = 1 THEN 'queued' ELSE 'sent' END,
       $1, $1::timestamptz - n * interval '1 hour', CASE WHEN n % 3 = 0 THEN now() END
     FROM generate_series(0, 9999) n`,
    [new Date(NOW)],
  );
  const counts = await countSentMessages(1, [5, 6, 7], since);
  const none = { clicked: 0, unsubscribed: 0, bounced: 0, complained: 0 };
  expect(counts.sort((a, b) => a.mailingId - b.mailingId)).toEqual([
    { mailingId: 5, sent: 9, opened: 3, ...none },
    { mailingId: 6, sent: 9, opened: 3, ...none },
  ]);
  const client = await pool.connect();
  try {
    await client.query("ANALYZE message");
    await client.query("SET plan_cache_mode = force_generic_plan");
    await client.query(`PREPARE counted (int[], int, timestamptz) AS ${COUNT_SENT_MESSAGES}`);
    const { rows } = await client.query<{ "QUERY PLAN": string }>("EXPLAIN EXECUTE counted ('{5}', 1, '2026-03-01')");
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("message_sent");
    expect(plan).not.toContain("Seq Scan on message");
  } finally {
    client.release(true);
  }
});

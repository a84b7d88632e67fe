import { expect, test } from "vitest";
import {
  forgetLetters,
  LINK_DAYS_MAX,
  OUTBOX_DAYS_MAX,
  PAGE_DAYS_MAX,
} from "@/lib/db/queries/housekeeping/forget-letters.server";
import { keepLinks } from "@/lib/db/queries/messages/keep-links.server";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const now = new Date("2026-06-01T03:20:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const count = async (what: string) =>
  (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`)).rows[0]?.n;

test("letters of the Outbox, what pages are made of and links end after their time, over several chunks; the log stays", async () => {
  for (const [days, rows] of [
    [1, 5],
    [OUTBOX_DAYS_MAX + 1, 25],
    [PAGE_DAYS_MAX + 1, 25],
  ]) {
    await pool.query(
      `INSERT INTO message (shard, id, account_id, database_id, profile_id, channel, mailing_id, template_id, template_version,
         resource_id, address, status, variables, created_at, updated_at)
       SELECT n % 3, nextval('effect_id_seq'), 1, 1, n, 'email', 1, 1, 1, 1, 'a@b.example', 'sent', '{}', $2, $2 FROM generate_series(1, $1::int) n`,
      [rows, daysAgo(days ?? 0)],
    );
  }
  for (const days of [PAGE_DAYS_MAX, OUTBOX_DAYS_MAX + 1, 1]) {
    await pool.query(
      `INSERT INTO outbox_letter (account_id, mail_from, rcpt_to, subject, raw, created_at)
       SELECT 1, '', '', '', '', $1 FROM generate_series(1, 12)`,
      [daysAgo(days)],
    );
  }
  await forgetLetters(pool, now, 5);
  expect(await count("message")).toBe(55);
  expect(await count("message WHERE variables IS NOT NULL")).toBe(30);
  expect(await count("outbox_letter")).toBe(12);
  await forgetLetters(pool, now, 5);
  expect(await count("message WHERE variables IS NOT NULL")).toBe(30);
});

test("a link is kept from its last letter on, not from its first", async () => {
  const link = (first: number, last: number) => ({
    hash: Buffer.alloc(16, first),
    accountId: 1,
    url: `https://${first}.${last}`,
  });
  const [gone, used, young] = [link(1, 1), link(2, 2), link(3, 3)];
  await keepLinks(pool, daysAgo(LINK_DAYS_MAX + 10), [gone, used]);
  await keepLinks(pool, daysAgo(LINK_DAYS_MAX - 10), [used, young]);
  await forgetLetters(pool, now, 5);
  const { rows } = await pool.query<{ url: string }>("SELECT url FROM tracked_link ORDER BY hash");
  expect(rows.map(({ url }) => url)).toEqual([used.url, young.url]);
});

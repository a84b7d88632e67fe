import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { takeTurns } from "@/lib/engine/sql/rate-bucket.server";
import { AppError } from "@/lib/shared/app-error";

/** One user's tests of mail servers and mailboxes: so many at once, and one more each so many ms. */
export const TESTS_MAX = 20;
const EVERY_MS = 6_000;
const MS = 1_000;

/**
 * Counts one test that talks to a server somebody typed: nobody floods an address with test letters, or tries out servers in a loop.
 * @throws AppError `too_many_requests`
 */
export async function takeTest(actor: Actor): Promise<void> {
  const now = (await databaseNow()).getTime();
  const key = `test:${actor.kind}:${actor.id}`;
  const limits = { everyMs: EVERY_MS, burstMs: (TESTS_MAX - 1) * EVERY_MS, aheadMs: EVERY_MS };
  const { granted, queueMs } = await takeTurns(pool(), { key, now, count: 1, ...limits });
  if (granted > 0) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((queueMs - now) / MS));
  const text = `These were ${TESTS_MAX} tests within a short time. Try again in ${retryAfterSeconds} s.`;
  throw new AppError("too_many_requests", text, { retryAfterSeconds });
}

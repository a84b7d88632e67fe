import type { Pool } from "pg";
import { takeTurns } from "@/lib/engine/sql/rate-bucket.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { AppError } from "@/lib/shared/app-error";

/** Of one person: so many at once, and one more every two seconds. */
const AT_ONCE = 10;
const EVERY_MS = 2_000;
const EVERY_S = EVERY_MS / 1_000;

/** One person's turn to try a call. @throws AppError `too_many_requests`. */
export async function takePersonTurn(pool: Pool, userId: number): Promise<void> {
  const now = ENGINE_CLOCK.now().getTime();
  const limits = { everyMs: EVERY_MS, burstMs: (AT_ONCE - 1) * EVERY_MS, aheadMs: EVERY_MS };
  const { granted } = await takeTurns(pool, { key: `try-call:${userId}`, now, count: 1, ...limits });
  if (granted > 0) return;
  const message = `These were many tries: after ${AT_ONCE} at once there is one more every ${EVERY_S} seconds. Wait a moment.`;
  throw new AppError("too_many_requests", message, { retryAfterSeconds: EVERY_S });
}

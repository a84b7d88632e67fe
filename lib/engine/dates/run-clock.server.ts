import type { Pool } from "pg";
import { buildPlans } from "@/lib/engine/dates/build-plan.server";
import { fireDates } from "@/lib/engine/dates/fire-dates.server";
import { syncPlans } from "@/lib/engine/dates/sync-plans.server";
import { fireSchedules } from "@/lib/engine/schedules/fire-schedules.server";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import type { Clock } from "@/lib/shared/clock";

/** A minute's run ends before the next one begins. */
const BUILDING_MS_MAX = 40_000;

export type ClockDeps = { clock: Clock; getImplementation: GetImplementation };

/** What the clock does each minute: what scenarios wish, what is due, then what is to be computed for later. */
export async function runClock(pool: Pool, { clock, getImplementation }: ClockDeps): Promise<void> {
  const startedAt = performance.now();
  await syncPlans(pool, { now: clock.now(), getImplementation });
  await fireSchedules(pool, { clock });
  await fireDates(pool, { clock });
  await buildPlans(pool, { clock, isTimeUp: () => performance.now() - startedAt > BUILDING_MS_MAX });
  // What was computed just now may be due already, and a long computation may have passed some moment.
  await fireDates(pool, { clock });
}

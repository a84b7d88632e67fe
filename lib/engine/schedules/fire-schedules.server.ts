import type { ClientBase, Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { findNextFiring } from "@/lib/domain/schedules/find-next-firing";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { CATCH_UP_MS } from "@/lib/engine/dates/limits";
import type { DueSchedule } from "@/lib/engine/sql/schedule-plans.server";
import { advanceSchedule, claimSchedule } from "@/lib/engine/sql/schedule-plans.server";
import { isScenarioActive } from "@/lib/engine/sql/set-active.server";
import type { Clock } from "@/lib/shared/clock";

/**
 * Fires the schedules whose time has come: the operation that sends the profiles begins in the transaction that writes the next time,
 * so each firing happens once, however many processes look. Of firings that were missed the newest is made up for within a day.
 * Returns how many fired.
 */
export async function fireSchedules(pool: Pool, { clock }: { clock: Clock }): Promise<number> {
  for (let fired = 0; ;) {
    const outcome = await inTransaction(pool, (client) => fireOne(client, clock.now()));
    if (outcome === "none") return fired;
    if (outcome === "fired") fired += 1;
  }
}

async function fireOne(client: ClientBase, now: Date): Promise<"none" | "fired" | "skipped"> {
  const due = await claimSchedule(client, now);
  if (due === null) return "none";
  const newest = findNewest(due, now);
  const isInTime = newest.getTime() >= now.getTime() - CATCH_UP_MS;
  // Whoever stops the scenario waits for this commit, and then halts what it began.
  const fires = isInTime && (await isScenarioActive(client, due.scenarioId));
  const nextAt = findNextFiring(due.plan.schedule, zoneOf(due), now);
  await advanceSchedule(client, due, { nextAt, firedAt: fires ? newest : null });
  if (!fires) return "skipped";
  const { scenarioId, nodeId, accountId, databaseId, plan } = due;
  const population = { accountId, databaseId, segmentId: plan.segmentId };
  await enterPopulation(client, { scenarioId, nodeId, population, total: null }, now);
  return "fired";
}

/** The newest firing that is not later than `now`. */
function findNewest(due: DueSchedule, now: Date): Date {
  // Older than that nothing is made up for, so nobody needs to know all of them.
  const first = findNextFiring(due.plan.schedule, zoneOf(due), new Date(now.getTime() - CATCH_UP_MS));
  let newest = first !== null && first <= now && first > due.nextAt ? first : due.nextAt;
  for (;;) {
    const next = findNextFiring(due.plan.schedule, zoneOf(due), newest);
    if (next === null || next > now) return newest;
    newest = next;
  }
}

const zoneOf = ({ plan, zone }: DueSchedule) => (plan.schedule.zone === "" ? zone : plan.schedule.zone);

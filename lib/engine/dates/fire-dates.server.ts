import type { ClientBase, Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { DateClock } from "@/lib/engine/dates/date-clock";
import { CATCH_UP_MS } from "@/lib/engine/dates/limits";
import type { EnterItem } from "@/lib/engine/enter-scenario.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { hintWork } from "@/lib/engine/hint-work.server";
import type { DateAdvance, DueDate } from "@/lib/engine/sql/date-dues.server";
import { advanceDates, claimDueDates, findDueDates, forgetDates } from "@/lib/engine/sql/date-dues.server";
import { getBulkLane } from "@/lib/engine/task-row";
import type { Clock } from "@/lib/shared/clock";

const CHUNK = 1_000;

type Planned = NonNullable<DueDate["planned"]>;
type Ready = DueDate & { planned: Planned; profileVersion: number };
/** `entersOn`: the day by which the profile enters now; null = it does not, and only its next moment is written. */
type Decided = { due: Ready; entersOn: number | null };

/**
 * Lets every profile enter whose moment has come, in the transaction that writes its next one: exactly once per profile and day,
 * however often, late or side by side this runs. Moments older than a day are skipped. Returns how many moments were used.
 */
export async function fireDates(pool: Pool, { clock }: { clock: Clock }): Promise<number> {
  const dates = new DateClock();
  let fired = 0;
  for (const shard of await findDueDates(pool, clock.now())) {
    for (let claimed = CHUNK; claimed === CHUNK;) {
      const report = await inTransaction(pool, (client) => fireChunk(client, dates, { shard, now: clock.now() }));
      claimed = report.claimed;
      fired += report.fired;
      for (const lane of report.lanes) hintWork(pool, [shard], lane);
    }
  }
  return fired;
}

async function fireChunk(client: ClientBase, dates: DateClock, { shard, now }: { shard: number; now: Date }) {
  const due = await claimDueDates(client, { shard, now, limit: CHUNK });
  const gone = due.filter(({ profileVersion }) => profileVersion === null);
  await forgetDates(client, shard, gone);
  const unplanned = due.filter(({ profileVersion, planned }) => profileVersion !== null && planned === null);
  await advanceDates(client, shard, unplanned.map(park));
  const decided = due.flatMap((one) => (isReady(one) ? [decide(dates, one, now)] : []));
  const entering = decided.filter(({ entersOn }) => entersOn !== null);
  const results = await enterScenario(client, { now, items: entering.map(({ due: one }) => makeItem(one)) });
  // Of a scenario that does not run nobody enters; its plan is about to be dropped.
  const isRefused = new Set(entering.filter((_, n) => results[n]?.status === "refused"));
  const advances = decided.map((one): DateAdvance => (isRefused.has(one) ? park(one.due) : advance(dates, one, now)));
  await advanceDates(client, shard, advances);
  const lanes = new Set(entering.map(({ due: one }) => getBulkLane(one.planned.accountId)));
  return { claimed: due.length, fired: entering.length - isRefused.size, lanes };
}

function isReady(due: DueDate): due is Ready {
  return due.profileVersion !== null && due.planned !== null;
}

/** What the profile and the plan say now counts, not what they said when the moment was computed. */
function decide(dates: DateClock, due: Ready, now: Date): Decided {
  const { firedDay } = due;
  const since = new Date(Math.max(due.dueAt.getTime() - 1, now.getTime() - CATCH_UP_MS));
  const moment = dates.compute(inputOf(due), { after: since, firedDay });
  const isDue = moment.dueAt !== null && moment.dueAt.getTime() <= now.getTime();
  return { due, entersOn: isDue ? moment.day : null };
}

function advance(dates: DateClock, { due, entersOn }: Decided, now: Date): DateAdvance {
  const { scenarioId, nodeId, profileId, profileVersion } = due;
  const firedDay = entersOn ?? due.firedDay;
  const next = dates.compute(inputOf(due), { after: now, firedDay });
  return { scenarioId, nodeId, profileId, profileVersion, firedDay, ...next };
}

/** No moment until the plan is made anew. */
function park({ scenarioId, nodeId, profileId, profileVersion, firedDay }: DueDate): DateAdvance {
  const none = { dueAt: null, day: null, source: "" };
  return { scenarioId, nodeId, profileId, profileVersion: profileVersion ?? 0, firedDay, ...none };
}

function inputOf({ planned, value, tz }: Ready) {
  return { plan: planned.plan, value, tz, accountZone: planned.zone };
}

function makeItem({ profileId, scenarioId, nodeId, planned: { accountId, databaseId } }: Ready): EnterItem {
  const lane = getBulkLane(accountId);
  return { profileId, scenarioId, nodeId, accountId, databaseId, apicontent: {}, hops: 0, lane };
}

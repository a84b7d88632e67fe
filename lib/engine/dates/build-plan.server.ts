import type { ClientBase, Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { DateClock } from "@/lib/engine/dates/date-clock";
import { KEPT_DAYS } from "@/lib/engine/dates/limits";
import type { NewDate } from "@/lib/engine/sql/date-dues.server";
import { dropDates, readDatePage, saveDates } from "@/lib/engine/sql/date-dues.server";
import type { DatePlanKey, OpenDatePlan } from "@/lib/engine/sql/date-plans.server";
import { listOpenDatePlans, lockDatePlan, moveDatePlan } from "@/lib/engine/sql/date-plans.server";
import type { Clock } from "@/lib/shared/clock";

const SHARDS = 256;
const MS_PER_DAY = 86_400_000;
/** Profiles a transaction looks at. */
const PAGE = 5_000;

/**
 * Computes the moments of new plans, and forgets those of old ones, chunk by chunk until all is done or the time is up. Where it
 * stopped, or was killed, the next call goes on.
 */
export async function buildPlans(
  pool: Pool,
  { clock, isTimeUp }: { clock: Clock; isTimeUp: () => boolean },
): Promise<void> {
  const dates = new DateClock();
  for (const key of await listOpenDatePlans(pool)) {
    let isMore = true;
    while (isMore && !isTimeUp()) {
      isMore = await inTransaction(pool, (client) => runChunk(client, key, { dates, now: clock.now() }));
    }
  }
}

type Tools = { dates: DateClock; now: Date };

/** False when the plan is done, or somebody else works on it. */
async function runChunk(client: ClientBase, key: DatePlanKey, tools: Tools): Promise<boolean> {
  const open = await lockDatePlan(client, key);
  if (open === null) return false;
  const last = open.state === "building" ? await buildPage(client, open, tools) : await dropShard(client, open, tools);
  const isShardDone = last === null;
  const isDone = isShardDone && open.shard === SHARDS - 1;
  const done = open.state === "building" ? "ready" : "parked";
  const shard = isShardDone && !isDone ? open.shard + 1 : open.shard;
  await moveDatePlan(client, key, { state: isDone ? done : open.state, shard, afterId: last ?? 0n });
  return !isDone;
}

/** The last profile of the page; null when it was the shard's last page. */
async function buildPage(client: ClientBase, open: OpenDatePlan, { dates }: Tools): Promise<bigint | null> {
  const { plan, zone: accountZone, since } = open;
  const rows = await readDatePage(client, open, PAGE);
  const changed = rows.flatMap(({ profileId, profileVersion, value, tz, source, firedDay }): NewDate[] => {
    const input = { plan, value, tz, accountZone };
    if (source === null ? value === null : dates.sourceOf(input) === source) return [];
    const computed = dates.compute(input, { after: since, firedDay });
    return source === null && computed.dueAt === null ? [] : [{ profileId, profileVersion, ...computed }];
  });
  await saveDates(client, open, changed);
  return rows.length < PAGE ? null : (rows.at(-1)?.profileId ?? null);
}

async function dropShard(client: ClientBase, open: OpenDatePlan, { now }: Tools): Promise<null> {
  await dropDates(client, open, Math.floor(now.getTime() / MS_PER_DAY) - KEPT_DAYS);
  return null;
}

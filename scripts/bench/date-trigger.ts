import { pool } from "@/lib/db/pool.server";
import { makeDatabaseClock } from "@/lib/db/database-clock.server";
import { runClock } from "@/lib/engine/dates/run-clock.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { Clock } from "@/lib/shared/clock";
import { measure, median, type Bench } from "./figure";
import { scaled } from "./scaled";
import { makeStartWorld } from "./start-world";
import { emptyTasks } from "./tasks";

const PROFILES = scaled(1_000_000);
const IDLE_MINUTES = 30;
const MS_PER_DAY = 86_400_000;

/** A million profiles with a birthday, in forty years: what planning them costs once, what a minute without one, and a day's. */
export const dateTrigger: Bench = async (log) => {
  const world = await makeStartWorld({ graph: GRAPH, profiles: PROFILES });
  await pool().query(
    `UPDATE profile SET fields = fields || jsonb_build_object('_bdate', (date '1960-01-01' + (id * 7919 % 14600)::int)::text)
     WHERE database_id = $1`,
    [world.databaseId],
  );
  await pool().query("VACUUM ANALYZE profile");
  const clock = await makeDatabaseClock(pool());
  const run = (at: Clock) => runClock(pool(), { clock: at, getImplementation });
  const planning = await timeOf(async () => {
    while ((await countOpen()) > 0) await run(clock);
  });
  await pool().query("VACUUM ANALYZE date_due");
  log(`${PROFILES} profiles planned in ${planning.toFixed(0)} ms`);
  const idle: number[] = [];
  for (let minute = 0; minute < IDLE_MINUTES; minute += 1) idle.push(await timeOf(() => run(clock)));
  const tomorrow = { now: () => new Date(clock.now().getTime() + MS_PER_DAY) };
  const day = await timeOf(() => run(tomorrow));
  const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM task");
  log(`${rows[0]?.n ?? 0} profiles entered on one day in ${day.toFixed(0)} ms`);
  const size = await pool().query<{ mb: number }>("SELECT pg_total_relation_size('date_due') / 1e6::float8 AS mb");
  clock.stop();
  await emptyTasks();
  await pool().query("TRUNCATE date_plan, date_due");
  return [
    measure("profiles planned per second", "1/s", (PROFILES * 1000) / planning),
    measure("a minute in which nobody is due", "ms", median(idle)),
    measure("profiles entered per second", "1/s", ((rows[0]?.n ?? 0) * 1000) / day),
    measure("size of the plans", "MB", size.rows[0]?.mb ?? 0),
  ];
};

async function timeOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Plans that are not computed yet, and scenarios that have none. */
async function countOpen(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT (SELECT count(*) FROM scenario WHERE is_active AND planned_rev <> rev)::int
       + (SELECT count(*) FROM date_plan WHERE state = 'building')::int AS n`,
  );
  return rows[0]?.n ?? 0;
}

const node = { title: "", version: 1, position: { x: 0, y: 0 } };
const SETTINGS = { field: "_bdate", when: "on", days: 0, time: "09:00", yearly: true, zone: "account" };
const GRAPH = {
  nodes: [
    { ...node, id: 0, type: "default-capture", settings: {} },
    { ...node, id: 1, type: "date-trigger", settings: SETTINGS },
    { ...node, id: 2, type: "exit", settings: { reason: "" } },
  ],
  edges: [
    { from: 0, output: "next", to: 2 },
    { from: 1, output: "next", to: 2 },
  ],
};

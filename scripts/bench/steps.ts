import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { compare, measure, median, type Bench } from "./figure";
import { scaled } from "./scaled";
import { BULK_LANE, countCompleted, emptyTasks, fillTasks } from "./tasks";
import { startEngineProcess } from "./engine-process";
import { emailOf, makeStartWorld, type StartWorld } from "./start-world";

const PROFILES = scaled(200_000);
export const ELEMENTS = 5;
const ROUNDS = 3;
const DRAIN_MS_MAX = 300_000;

/**
 * 200,000 profiles walk through five elements: the engine as `npm start` runs it, against one bare SQL statement that claims the same
 * tasks, updates them and inserts as many events and statistics, without looking at a profile or a scenario. They take turns.
 */
export const steps: Bench = async (log) => {
  const world = await makeStartWorld({ graph: GRAPH, profiles: PROFILES });
  const rounds: Round[] = [];
  for (let n = 1; n <= ROUNDS; n += 1) {
    const round = {
      one: perSecond(await timeEngines(world, { profiles: PROFILES, engines: 1 })),
      two: perSecond(await timeEngines(world, { profiles: PROFILES, engines: 2 })),
      bare: perSecond(await timeBare(world)),
    };
    rounds.push(round);
    const { one, two, bare } = round;
    log(`round ${n}: engine ${one.toFixed(0)}/s, two ${two.toFixed(0)}/s, bare statement ${bare.toFixed(0)}/s`);
  }
  await emptyTasks();
  const of = (kind: keyof Round) => median(rounds.map((round) => round[kind]));
  return [
    compare("steps per second", "1/s", { value: of("one"), reference: of("bare") }),
    compare("steps per second, two engines", "1/s", { value: of("two"), reference: of("bare") }),
    measure("profiles per second", "1/s", of("one") / ELEMENTS),
  ];
};

type Round = { one: number; two: number; bare: number };

const perSecond = (ms: number) => (PROFILES * ELEMENTS * 1000) / ms;

type Run = { profiles: number; engines: number };

/** So many engine processes walk all profiles of the world through the five elements; in ms. */
export async function timeEngines(world: StartWorld, { profiles, engines }: Run): Promise<number> {
  const running = await Promise.all(Array.from({ length: engines }, () => startEngineProcess()));
  try {
    const dueAt = await fillTasks(world);
    const end = dueAt + DRAIN_MS_MAX;
    while ((await countCompleted()) < profiles) {
      if (Date.now() > end) throw new Error(`The engine did not walk all profiles in ${DRAIN_MS_MAX} ms.`);
      await delay(20);
    }
    return Date.now() - dueAt;
  } finally {
    await Promise.all(running.map((engine) => engine.stop()));
  }
}

async function timeBare(world: StartWorld): Promise<number> {
  const dueAt = await fillTasks(world);
  const client = await pool().connect();
  try {
    await client.query("SET statement_timeout TO 0");
    const startedAt = performance.now();
    await client.query(BARE, [new Date(dueAt), BULK_LANE]);
    const tookMs = performance.now() - startedAt;
    if ((await countCompleted()) !== PROFILES) throw new Error("The bare statement did not take all tasks.");
    return tookMs;
  } finally {
    client.release(true);
  }
}

/** Six events a pass, as the engine writes them: entered, left four elements, exited. */
const BARE = `
  WITH claimed AS MATERIALIZED (
    SELECT shard, profile_id, scenario_id, instance, pass_id FROM task
    WHERE lane = $2 AND wake_at <= $1 ORDER BY shard, wake_at FOR UPDATE SKIP LOCKED
  ), moved AS (
    UPDATE task t SET node_id = 4, status = 'ended', ver = t.ver + 5, seq = 6, steps = 5, wake_at = NULL,
      node_entered_at = $1, apicontent = '{}', vars = '{}'
    FROM claimed c WHERE t.shard = c.shard AND t.profile_id = c.profile_id AND t.scenario_id = c.scenario_id
      AND t.instance = c.instance
  ), events AS (
    INSERT INTO task_event (shard, at, profile_id, pass_id, seq, scenario_id, node_id, kind, output)
    SELECT c.shard, $1, c.profile_id, c.pass_id, n, c.scenario_id, greatest(n - 1, 0),
      CASE n WHEN 0 THEN 'entered' WHEN 5 THEN 'exited' ELSE 'left' END, CASE WHEN n BETWEEN 1 AND 4 THEN 'next' END
    FROM claimed c CROSS JOIN generate_series(0, 5) n
  )
  INSERT INTO node_stat (shard, quarter, scenario_id, node_id, output, entered, "left", failed, inside_ms)
  SELECT c.shard, date_trunc('hour', $1::timestamptz), c.scenario_id, n, CASE n WHEN -1 THEN 'completed' ELSE '' END, count(*), count(*), 0, 0
  FROM claimed c CROSS JOIN generate_series(-1, 4) n GROUP BY c.shard, c.scenario_id, n`;

const node = { title: "", version: 1 };
const at = (column: number) => ({ x: column * 200, y: 0 });
const field = { kind: "field", field: "_fname", is: "equal", value: "Ann" };
const email = { kind: "field", field: "email", is: "not_equal", value: emailOf(0) };
const total = { kind: "apicontent", path: "order.total", is: "greater", value: 50 };
const condition = (id: number, items: object[]) => ({
  ...node,
  id,
  type: "condition",
  settings: { condition: { kind: "group", match: "all", items } },
  position: at(id),
});
export const GRAPH = {
  nodes: [
    { ...node, id: 0, type: "default-capture", settings: {}, position: at(0) },
    condition(1, [field]),
    condition(2, [total, field]),
    condition(3, [email]),
    { ...node, id: 4, type: "exit", settings: { reason: "" }, position: at(4) },
  ],
  edges: [
    { from: 0, output: "next", to: 1 },
    ...[1, 2, 3].flatMap((id) => [
      { from: id, output: "yes", to: id + 1 },
      { from: id, output: "no", to: 4 },
    ]),
  ],
};

import { patientQueries } from "./patient-query";
import { makeStartWorld, type StartWorld } from "./start-world";
import { emptyTasks } from "./tasks";

export type MillionWorld = StartWorld & { profiles: number };

const CALL = 3;
const node = (id: number, type: string, settings: object) => ({
  ...{ id, type, settings, title: "", version: 1 },
  position: { x: id * 200, y: 0 },
});
const isCalled = { kind: "apicontent", path: "n", is: "is_set" };

/** Capture → Pause → Condition (is there a number?) → HTTP(S) API Call → Exit, with so many profiles. `sinkPort` gets the calls. */
export async function makeMillionWorld(profiles: number, sinkPort: number): Promise<MillionWorld> {
  const pause = {
    mode: "duration",
    days: 300,
    hours: 0,
    minutes: 0,
    date: "",
    weekdays: [],
    time: "",
    zone: "account",
  };
  const call = {
    ...{ method: "POST", url: `http://127.0.0.1:${sinkPort}/call/{apicontent.n}`, headers: [], contentType: "json" },
    ...{ body: "{}", timeoutSeconds: 10, retries: 3, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  const graph = {
    nodes: [
      node(0, "default-capture", {}),
      node(1, "pause", pause),
      node(2, "condition", { condition: isCalled }),
      node(CALL, "http-call", call),
      node(4, "exit", { reason: "" }),
    ],
    edges: [
      { from: 0, output: "next", to: 1 },
      { from: 1, output: "next", to: 2 },
      { from: 2, output: "yes", to: CALL },
      { from: 2, output: "no", to: 4 },
      { from: CALL, output: "success", to: 4 },
    ],
  };
  return { ...(await makeStartWorld({ graph, profiles })), profiles };
}

/** Every profile sleeps in the Pause: the wakes are spread over the days from tomorrow on. */
export async function fillSleeping({ accountId, databaseId, scenarioId }: MillionWorld): Promise<void> {
  await emptyTasks();
  await patientQueries(
    [
      `INSERT INTO task (shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status, lane, wake_at,
         ver, seq, entered_at, node_entered_at, apicontent)
       SELECT p.shard, p.id, $1, 0, nextval('pass_id_seq'), $2, $3, 1, 'waiting', 0, now() + interval '1 day' + random() * interval '200 days',
         1, 3, now(), now(), '{}'
       FROM profile p WHERE p.database_id = $3 ORDER BY p.shard, p.id`,
      [scenarioId, accountId, databaseId],
    ],
    `INSERT INTO node_live (shard, scenario_id, node_id, inside)
     SELECT shard, scenario_id, node_id, count(*) FROM task GROUP BY 1, 2, 3`,
    "VACUUM ANALYZE task, node_live",
    "CHECKPOINT",
  );
}

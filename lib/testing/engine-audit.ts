import type { Pool } from "pg";
import { z } from "zod";
import type { Graph } from "@/lib/domain/scenario/graph";
import { graphSchema } from "@/lib/domain/scenario/graph";

/** One line of a pass's history. */
export type AuditEvent = {
  passId: bigint;
  profileId: bigint;
  seq: number;
  scenarioId: number;
  nodeId: number;
  kind: string;
  output: string | null;
  /** The reason that the line gives. */
  reason?: string | null;
};
type Task = { passId: bigint; status: string; nodeId: number; scenarioId: number };

const LAST_KINDS_BY_STATUS: Partial<Record<string, readonly string[]>> = {
  ended: ["exited", "removed"],
  failed: ["failed"],
};
const LAST_KINDS: readonly string[] = ["exited", "removed", "failed"];
const TOTALS = -1;

/**
 * Looks at everything the engine wrote for these scenarios and names what is wrong: paths that are no walk of the graph, passes
 * lost, stuck or ended twice, numbers that differ from the events, effects left over. Nobody may be at work meanwhile.
 */
export async function auditScenarios(pool: Pool, scenarioIds: readonly number[]): Promise<string[]> {
  const graphs = await readGraphs(pool, scenarioIds);
  const passes = groupByPass(await readEvents(pool, scenarioIds));
  const counts = new Counts();
  const faults: string[] = [];
  for (const events of passes.values()) {
    const graph = graphs.get(events[0]?.scenarioId ?? 0);
    if (graph) faults.push(...findPathFaults(events, graph));
    if (graph) counts.addPass(events, graph);
  }
  faults.push(...findTaskFaults(await readTasks(pool, scenarioIds), passes));
  faults.push(...compare("node_stat", await readStats(pool, scenarioIds), counts.stats));
  faults.push(...compare("node_live", await readLive(pool, scenarioIds), counts.live));
  const effects = await pool.query("SELECT 1 FROM effect WHERE scenario_id = ANY($1::int[])", [scenarioIds]);
  if (effects.rows.length > 0) faults.push(`${effects.rows.length} effects are left`);
  return faults;
}

/** Histories by pass: `entered 0`, `left 0 next`, … */
export async function readPaths(
  pool: Pool,
  scenarioId: number,
): Promise<{ passId: bigint; profileId: bigint; path: string }[]> {
  const passes = groupByPass(await readEvents(pool, [scenarioId]));
  return [...passes].map(([passId, events]) => ({
    passId,
    profileId: events[0]?.profileId ?? 0n,
    path: events
      .map(({ kind, nodeId, output }) => [kind, nodeId, ...(output === null ? [] : [output])].join(" "))
      .join(", "),
  }));
}

function findPathFaults(events: readonly AuditEvent[], graph: Graph): string[] {
  const faults: string[] = [];
  const say = (what: string) => faults.push(`pass ${events[0]?.passId}: ${what} (${events.map(nameEvent).join(", ")})`);
  for (const [n, event] of events.entries()) {
    const before = events[n - 1];
    if (event.seq !== n) say(`line ${n} has the number ${event.seq}`);
    if ((event.kind === "entered") !== (n === 0)) say("entered elsewhere than at the start");
    if (before && LAST_KINDS.includes(before.kind)) say("goes on after its end");
    if (before && event.nodeId !== findNext(before, graph)) say(`line ${n} is at another element`);
  }
  return faults;
}

/** Where the line after this one must stand; after an open end that is the same element. */
function findNext({ kind, nodeId, output }: AuditEvent, graph: Graph): number {
  if (kind !== "left") return nodeId;
  return findTarget(graph, nodeId, output) ?? nodeId;
}

function findTarget(graph: Graph, from: number, output: string | null): number | null {
  return graph.edges.find((edge) => edge.from === from && edge.output === output)?.to ?? null;
}

function findTaskFaults(tasks: readonly Task[], passes: ReadonlyMap<bigint, AuditEvent[]>): string[] {
  const faults: string[] = [];
  for (const { passId, status, nodeId } of tasks) {
    const last = passes.get(passId)?.at(-1);
    const lastKinds = LAST_KINDS_BY_STATUS[status];
    if (!lastKinds) faults.push(`pass ${passId} is stuck: ${status} at ${nodeId}`);
    else if (!last || !lastKinds.includes(last.kind)) faults.push(`pass ${passId} is ${status}, its history says not`);
  }
  return [...faults, ...findLostPasses(tasks, passes)];
}

/** A pass that is not the task's any more must have an end. */
function findLostPasses(tasks: readonly Task[], passes: ReadonlyMap<bigint, AuditEvent[]>): string[] {
  const current = new Set(tasks.map(({ passId }) => passId));
  return [...passes].flatMap(([passId, events]) => {
    const isOver = LAST_KINDS.includes(events.at(-1)?.kind ?? "");
    return isOver || current.has(passId) ? [] : [`pass ${passId} was lost`];
  });
}

const nameEvent = ({ kind, nodeId, output }: AuditEvent) => `${kind} ${nodeId} ${output ?? ""}`.trim();

/** Outputs for errors, unless the profile just cannot be written to. */
const FAULTS = new Set(["http-call error", "update-profile error", "send-email not_sent"]);
const ORDINARY = new Set(["not_subscribed", "suppressed", "profile_not_found"]);

function isFault({ nodeId, output, reason }: AuditEvent, graph: Graph): boolean {
  const type = graph.nodes.find((node) => node.id === nodeId)?.type;
  return FAULTS.has(`${type} ${output}`) && !ORDINARY.has(reason ?? "");
}

/** What the numbers must be, counted from the events alone: element and output → [entered, left, failed]. */
class Counts {
  readonly stats = new Map<string, number[]>();
  readonly live = new Map<string, number[]>();

  addPass(events: readonly AuditEvent[], graph: Graph): void {
    for (const [n, event] of events.entries()) {
      const before = events[n - 1];
      const isOpenEnd = before?.kind === "left" && findTarget(graph, before.nodeId, before.output) === null;
      this.#add(event, { graph, isOpenEnd });
      if (isOpenEnd && isFault(before, graph)) this.#addUnseen(before);
    }
  }

  #add(event: AuditEvent, { graph, isOpenEnd }: { graph: Graph; isOpenEnd: boolean }): void {
    const { kind, scenarioId, nodeId, output } = event;
    const total = (name: string, column: number) => this.#count(`${scenarioId}/${TOTALS}/${name}`, column);
    if (kind === "entered") {
      total("", 0);
      this.#enter(scenarioId, nodeId);
    } else if (kind === "left") {
      this.#leave(event, output ?? "");
      const target = findTarget(graph, nodeId, output);
      if (target !== null) this.#enter(scenarioId, target);
    } else if (kind === "exited" || kind === "removed") {
      total(kind === "exited" ? "completed" : "removed", 1);
      if (!isOpenEnd) this.#leave(event, kind);
    } else if (kind === "failed") {
      total("failed", 2);
      this.#count(`${scenarioId}/${nodeId}/`, 2);
      this.#inside(scenarioId, nodeId, -1);
    }
  }

  #addUnseen({ scenarioId, nodeId }: AuditEvent): void {
    this.#count(`${scenarioId}/${TOTALS}/unseen`, 2);
    this.#count(`${scenarioId}/${nodeId}/`, 2);
  }

  #enter(scenarioId: number, nodeId: number): void {
    this.#count(`${scenarioId}/${nodeId}/`, 0);
    this.#inside(scenarioId, nodeId, 1);
  }

  #leave({ scenarioId, nodeId }: AuditEvent, output: string): void {
    this.#count(`${scenarioId}/${nodeId}/${output}`, 1);
    this.#inside(scenarioId, nodeId, -1);
  }

  #count(key: string, column: number): void {
    const row = this.stats.get(key) ?? [0, 0, 0];
    this.stats.set(key, row);
    row[column] = (row[column] ?? 0) + 1;
  }

  #inside(scenarioId: number, nodeId: number, change: number): void {
    const key = `${scenarioId}/${nodeId}`;
    const row = this.live.get(key) ?? [0];
    this.live.set(key, [(row[0] ?? 0) + change]);
  }
}

function compare(table: string, found: ReadonlyMap<string, number[]>, wanted: ReadonlyMap<string, number[]>): string[] {
  const keys = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  return keys.flatMap((key) => {
    const is = (found.get(key) ?? [0, 0, 0]).join(" ");
    const should = (wanted.get(key) ?? [0, 0, 0]).join(" ");
    const isSame = is === should || (/^[0 ]+$/.test(is) && /^[0 ]+$/.test(should));
    return isSame ? [] : [`${table} ${key} is ${is}, the events say ${should}`];
  });
}

function groupByPass(events: readonly AuditEvent[]): Map<bigint, AuditEvent[]> {
  const passes = new Map<bigint, AuditEvent[]>();
  for (const event of events) {
    const list = passes.get(event.passId);
    if (list) list.push(event);
    else passes.set(event.passId, [event]);
  }
  return passes;
}

async function readGraphs(pool: Pool, scenarioIds: readonly number[]): Promise<Map<number, Graph>> {
  const { rows } = await pool.query<{ id: number; graph: unknown }>(
    `SELECT s.id, v.graph FROM scenario s JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
     WHERE s.id = ANY($1::int[])`,
    [scenarioIds],
  );
  return new Map(rows.map((row) => [row.id, graphSchema.parse(row.graph)]));
}

async function readEvents(pool: Pool, scenarioIds: readonly number[]): Promise<AuditEvent[]> {
  const { rows } = await pool.query<AuditEvent>(
    `SELECT pass_id AS "passId", profile_id AS "profileId", seq, scenario_id AS "scenarioId", node_id AS "nodeId", kind, output,
       detail->>'reason' AS reason
     FROM task_event WHERE scenario_id = ANY($1::int[]) ORDER BY pass_id, seq, at`,
    [scenarioIds],
  );
  return rows;
}

async function readTasks(pool: Pool, scenarioIds: readonly number[]): Promise<Task[]> {
  const { rows } = await pool.query<Task>(
    `SELECT pass_id AS "passId", status, node_id AS "nodeId", scenario_id AS "scenarioId" FROM task
     WHERE scenario_id = ANY($1::int[])`,
    [scenarioIds],
  );
  return rows;
}

const rowsSchema = z.array(z.object({ key: z.string(), values: z.array(z.number()) }));

async function readStats(pool: Pool, scenarioIds: readonly number[]): Promise<Map<string, number[]>> {
  const { rows } = await pool.query(
    `SELECT concat_ws('/', scenario_id, node_id, output) AS key,
       ARRAY[sum(entered), sum("left"), sum(failed)]::int[] AS values
     FROM (SELECT scenario_id, node_id, output, entered, "left", failed FROM node_stat
       UNION ALL SELECT scenario_id, node_id, output, entered, "left", failed FROM node_stat_total) AS s
     WHERE scenario_id = ANY($1::int[]) GROUP BY scenario_id, node_id, output`,
    [scenarioIds],
  );
  return new Map(rowsSchema.parse(rows).map(({ key, values }) => [key, values]));
}

async function readLive(pool: Pool, scenarioIds: readonly number[]): Promise<Map<string, number[]>> {
  const { rows } = await pool.query(
    `SELECT concat_ws('/', scenario_id, node_id) AS key, ARRAY[sum(inside)]::int[] AS values
     FROM node_live WHERE scenario_id = ANY($1::int[]) GROUP BY scenario_id, node_id`,
    [scenarioIds],
  );
  return new Map(rowsSchema.parse(rows).map(({ key, values }) => [key, values]));
}

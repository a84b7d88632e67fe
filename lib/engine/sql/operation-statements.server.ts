import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";
import type { JsonObject } from "@/lib/shared/json";

export type OperationKind = "activate" | "freeze" | "stop" | "publish" | "remove" | "retry" | "enter" | "move";
export type Operation = {
  id: bigint;
  scenarioId: number;
  kind: OperationKind;
  args: JsonObject;
  phase: number;
  /** Where an operation that walks over profiles is. */
  shard: number;
  afterId: bigint;
  done: number;
};

const COLUMNS = `id, scenario_id AS "scenarioId", kind, args, phase, shard, after_id AS "afterId", done`;

export const INSERT_OPERATION: Statement = {
  name: "engine-insert-operation",
  text: `INSERT INTO engine_operation (account_id, scenario_id, kind, args, state, created_at, updated_at, total)
    VALUES ($1, $2, $3, $4, 'running', $5, $5, $6) RETURNING id`,
};

/** Who works on chunks of an operation shares it; who ends it waits for them, and chunks that come later wait behind. */
const GATE = `hashtextextended('engine_operation', id)`;
const CHANGES_STATE = `state = 'running' AND kind IN ('activate', 'freeze', 'stop')`;

/** Held until the chunk is committed. A row lock would not do: chunks that overlap could keep an ending out for ever. */
export const ENTER_OPERATION: Statement = {
  name: "engine-enter-operation",
  text: `SELECT pg_advisory_xact_lock_shared(${GATE}) FROM (SELECT $1::bigint AS id) AS o`,
};

/** Waits for the chunks under way of those that are about to be superseded. */
export const CLOSE_OPERATIONS: Statement = {
  name: "engine-close-operations",
  text: `SELECT pg_advisory_xact_lock(${GATE})
    FROM (SELECT id FROM engine_operation WHERE scenario_id = $1 AND ${CHANGES_STATE} ORDER BY id) AS o`,
};

/** The newest of activate, freeze and stop is what the scenario does; it ends the older one. */
export const SUPERSEDE_OPERATIONS: Statement = {
  name: "engine-supersede-operations",
  text: `UPDATE engine_operation SET state = 'superseded', updated_at = $2 WHERE scenario_id = $1 AND ${CHANGES_STATE}`,
};

/** Who is being sent into a scenario that stops, or freezes, stays where they are, and the operation says so. */
export const HALT_OPERATIONS: Statement = {
  name: "engine-halt-operations",
  text: `UPDATE engine_operation SET state = 'halted', note = $3, updated_at = $2
    WHERE scenario_id = $1 AND state = 'running' AND kind = 'enter'`,
};

/** Waits for the chunk under way. */
export const CANCEL_OPERATION: Statement = {
  name: "engine-cancel-operation",
  text: `UPDATE engine_operation SET state = 'cancelled', updated_at = $3
    WHERE id = $1 AND scenario_id = $2 AND state = 'running' AND kind = 'enter'`,
};

/** An operation that has been entered. */
export const READ_OPERATION: Statement = {
  name: "engine-read-operation",
  text: `SELECT ${COLUMNS} FROM engine_operation WHERE id = $1 AND state = 'running'`,
};

/** Held for one page: who walks over profiles is alone, and the walk's place is as true as the page. */
export const LOCK_OPERATION: Statement = {
  name: "engine-lock-operation",
  text: `SELECT ${COLUMNS} FROM engine_operation WHERE id = $1 AND state = 'running' FOR UPDATE`,
};

export const LIST_OPERATIONS: Statement = {
  name: "engine-list-operations",
  text: `SELECT id FROM engine_operation WHERE state = 'running' AND updated_at < $1 ORDER BY id LIMIT 100`,
};

/** How far an operation that walks over profiles is. */
export const WALK_OPERATION: Statement = {
  name: "engine-walk-operation",
  text: `UPDATE engine_operation SET shard = $2, after_id = $3, done = done + $4, entered = entered + $5, updated_at = $6 WHERE id = $1`,
};

export const HALT_OPERATION: Statement = {
  name: "engine-halt-operation",
  text: `UPDATE engine_operation SET state = 'halted', note = $2, updated_at = $3 WHERE id = $1`,
};

export const UPDATE_OPERATION: Statement = {
  name: "engine-update-operation",
  text: `UPDATE engine_operation SET phase = $2, done = done + $3, state = $4, updated_at = $5 WHERE id = $1`,
};

export type NewOperation = {
  accountId: number;
  scenarioId: number;
  kind: OperationKind;
  args: JsonObject;
  now: Date;
  /** Of how many profiles, where they were counted. */
  total?: number | null;
};

/** Starts an operation; one that changes the scenario's state ends the older ones of that kind. */
export async function insertOperation(client: Queryable, operation: NewOperation): Promise<bigint> {
  const { accountId, scenarioId, kind, args, now, total = null } = operation;
  if (kind === "activate" || kind === "freeze" || kind === "stop") {
    await runStatement(client, CLOSE_OPERATIONS, [scenarioId]);
    await countStatement(client, SUPERSEDE_OPERATIONS, [scenarioId, now]);
  }
  if (kind === "freeze" || kind === "stop")
    await countStatement(client, HALT_OPERATIONS, [scenarioId, now, "The scenario was stopped."]);
  const values = [accountId, scenarioId, kind, JSON.stringify(args), now, total];
  const rows = await runStatement<{ id: bigint }>(client, INSERT_OPERATION, values);
  return rows[0]?.id ?? 0n;
}

/** Ends an operation that sends profiles; those who entered stay. False when it was over. */
export async function cancelOperation(
  client: Queryable,
  { id, scenarioId }: { id: bigint; scenarioId: number },
  now: Date,
): Promise<boolean> {
  return (await countStatement(client, CANCEL_OPERATION, [id, scenarioId, now])) > 0;
}

export type WalkProgress = { id: bigint; shard: number; afterId: bigint; looked: number; entered: number; now: Date };

/** Writes how far a locked operation is. */
export async function walkOperation(client: Queryable, progress: WalkProgress): Promise<void> {
  const { id, shard, afterId, looked, entered, now } = progress;
  await countStatement(client, WALK_OPERATION, [id, shard, afterId, looked, entered, now]);
}

/** Ends a locked operation that cannot go on. */
export async function haltOperation(client: Queryable, id: bigint, { note, now }: { note: string; now: Date }) {
  await countStatement(client, HALT_OPERATION, [id, note, now]);
}

/** The operation, locked, while it is to be worked on; null when it is done or superseded. */
export async function lockOperation(client: Queryable, id: bigint): Promise<Operation | null> {
  const rows = await runStatement<Operation>(client, LOCK_OPERATION, [id]);
  return rows[0] ?? null;
}

/** The operation while it is to be worked on, for a chunk beside others; nobody ends it before the transaction is over. */
export async function enterOperation(client: Queryable, id: bigint): Promise<Operation | null> {
  await runStatement(client, ENTER_OPERATION, [id]);
  const rows = await runStatement<Operation>(client, READ_OPERATION, [id]);
  return rows[0] ?? null;
}

/** Operations that nobody has worked on since `before`. */
export async function listOperations(client: Queryable, before: Date): Promise<bigint[]> {
  const rows = await runStatement<{ id: bigint }>(client, LIST_OPERATIONS, [before]);
  return rows.map((row) => row.id);
}

export type Progress = { id: bigint; phase: number; moved: number; state: "running" | "done"; now: Date };

/** Writes how far a locked operation is. */
export async function updateOperation(client: Queryable, progress: Progress): Promise<void> {
  const { id, phase, moved, state, now } = progress;
  await countStatement(client, UPDATE_OPERATION, [id, phase, moved, state, now]);
}

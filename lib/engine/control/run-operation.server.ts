import type { ClientBase, Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { withConnection } from "@/lib/db/with-connection.server";
import type { Chunk, Phase } from "@/lib/engine/control/operation-phases.server";
import { CHUNK_TASKS, PHASES } from "@/lib/engine/control/operation-phases.server";
import { walkPopulation } from "@/lib/engine/control/walk-population.server";
import { setControl } from "@/lib/engine/sql/control-statements.server";
import type { Operation, OperationKind } from "@/lib/engine/sql/operation-statements.server";
import { enterOperation, lockOperation, updateOperation } from "@/lib/engine/sql/operation-statements.server";
import type { Clock } from "@/lib/shared/clock";

const SHARDS = 256;
/** Connections that one operation's chunks take. */
const LANES = 2;

export type RunOperationOptions = {
  clock: Clock;
  /** Says when to stop in the middle; an engine goes on from there. */
  isTimeUp?: (kind: OperationKind) => boolean;
};

type Run = { pool: Pool; id: bigint } & RunOperationOptions;

/**
 * Works on an operation until it is done, superseded or the time is up. Any number of processes may work on the same one.
 * Returns true when nothing is left to do.
 */
export async function runOperation(pool: Pool, id: bigint, options: RunOperationOptions): Promise<boolean> {
  const run: Run = { pool, id, ...options };
  for (;;) {
    const operation = await inTransaction(pool, (client) => lockOperation(client, id));
    if (operation === null) return true;
    const phase = PHASES[operation.kind][operation.phase];
    if (phase === undefined) {
      await advance(run, operation, "done");
      return true;
    }
    if (!(await runPhase(run, operation, phase))) return false;
    await advance(run, operation, "running");
  }
}

/** False when the time was up before the phase was done. */
async function runPhase(run: Run, operation: Operation, phase: Phase): Promise<boolean> {
  if (phase.kind === "controls") return changeControls(run, operation, phase);
  if (phase.kind === "walk") {
    return phase.isNeeded?.(operation) === false || walkPopulation(run, operation, phase);
  }
  if (phase.kind === "chunks") return emptyShards(run, operation, phase);
  await inTransaction(run.pool, async (client) => {
    if ((await lockOperation(client, run.id)) !== null) await phase.run(client, operation);
  });
  return true;
}

type Chunks = Extract<Phase, { kind: "chunks" }>;

async function emptyShards(run: Run, operation: Operation, phase: Chunks): Promise<boolean> {
  for (;;) {
    const shards = await phase.list(run.pool, operation);
    if (shards.length === 0) return true;
    const result = await runShards(run, phase, { operation, shards });
    if (result !== "all") return result === "superseded";
  }
}

/** Empties shards, two at a time: while one commits or waits for an answer, PostgreSQL works on the other. */
async function runShards(
  run: Run,
  phase: Chunks,
  { operation, shards }: { operation: Operation; shards: readonly number[] },
): Promise<"all" | "superseded" | "time is up"> {
  const left = shards.values();
  let result: "all" | "superseded" | "time is up" = "all";
  const empty = async () => {
    for (const shard of left) {
      if (run.isTimeUp?.(operation.kind)) result = "time is up";
      if (result !== "all") return;
      const isCurrent = await runShard(run, phase, { operation, shard }).catch((error: unknown) => {
        result = "time is up";
        throw error;
      });
      if (!isCurrent) result = "superseded";
    }
  };
  await Promise.all(Array.from({ length: LANES }, empty));
  return result;
}

function changeControls(run: Run, operation: Operation, phase: Extract<Phase, { kind: "controls" }>): Promise<boolean> {
  const { state } = phase;
  const also = phase.also?.(operation) ?? null;
  return also === null ? setControls(run, operation, state) : setControlsAlso(run, operation, { state, also });
}

/** Empties one shard chunk by chunk; false when the operation was superseded. */
async function runShard(
  { pool, id, clock }: Run,
  phase: Chunks,
  { operation, shard }: { operation: Operation; shard: number },
): Promise<boolean> {
  for (;;) {
    const moved = await inTransaction(pool, async (client) => {
      // What a crash takes away is done again: the operation's own progress goes with it, and its end waits for the disk.
      await client.query("SET LOCAL synchronous_commit TO off");
      const current = await enterOperation(client, id);
      if (current?.phase !== operation.phase) return null;
      const now = clock.now();
      const count = await phase.run(client, { operation, shard, now });
      await updateOperation(client, { id, phase: operation.phase, moved: count, state: "running", now });
      return count;
    });
    if (moved === null) return false;
    if (moved < CHUNK_TASKS) return true;
  }
}

/**
 * Each shard in a transaction of its own. Their commits need not wait for the disk: what a crash takes away is done again, because
 * the operation is not past this phase yet.
 */
async function setControls(run: Run, { scenarioId }: Operation, state: string | null): Promise<boolean> {
  await withConnection(run.pool, async (client) => {
    await client.query("SET synchronous_commit TO off");
    for (let shard = 0; shard < SHARDS; shard += 1) {
      if (!(await setControl(client, { operationId: run.id, shard, scenarioId, state }))) break;
    }
    await client.query("RESET synchronous_commit");
  });
  return true;
}

type Also = { state: string | null; also: (client: ClientBase, chunk: Chunk) => Promise<void> };

/** The same where each shard has something to do in the transaction of its change. Shards that are done find nothing left. */
async function setControlsAlso(run: Run, operation: Operation, { state, also }: Also): Promise<boolean> {
  const { scenarioId } = operation;
  for (let shard = 0; shard < SHARDS; shard += 1) {
    if (run.isTimeUp?.(operation.kind)) return false;
    const isCurrent = await inTransaction(run.pool, async (client) => {
      if (!(await setControl(client, { operationId: run.id, shard, scenarioId, state }))) return false;
      await also(client, { operation, shard, now: run.clock.now() });
      return true;
    });
    if (!isCurrent) return true;
  }
  return true;
}

/** Goes on to the next phase, unless somebody else already did. */
async function advance({ pool, id, clock }: Run, operation: Operation, state: "running" | "done"): Promise<void> {
  await inTransaction(pool, async (client) => {
    const current = await lockOperation(client, id);
    if (current?.phase !== operation.phase) return;
    const phase = state === "done" ? operation.phase : operation.phase + 1;
    await updateOperation(client, { id, phase, moved: 0, state, now: clock.now() });
  });
}

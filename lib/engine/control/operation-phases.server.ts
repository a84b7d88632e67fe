import type { ClientBase } from "pg";
import { z } from "zod";
import { relocationsSchema } from "@/lib/domain/scenario/relocation";
import { skipSchema } from "@/lib/domain/scenario/failed-passes";
import { forgetPasses } from "@/lib/db/queries/scenarios/forget-passes.server";
import { moveChunk } from "@/lib/engine/control/move-chunk.server";
import { relocateTasks } from "@/lib/engine/control/relocate-tasks.server";
import { removeChunk } from "@/lib/engine/control/remove-chunk.server";
import { retryChunk } from "@/lib/engine/control/retry-chunk.server";
import type { WalkStep } from "@/lib/engine/populations/enter-chunk.server";
import { enterChunk } from "@/lib/engine/populations/enter-chunk.server";
import { listShardsFailed } from "@/lib/engine/sql/failed-tasks.server";
import { freezeTasks, listShardsToFreeze, listShardsToWake, wakeTasks } from "@/lib/engine/sql/move-tasks.server";
import type { Operation, OperationKind } from "@/lib/engine/sql/operation-statements.server";
import { listShardsInside } from "@/lib/engine/sql/remove-inside-tasks.server";
import { setActive } from "@/lib/engine/sql/set-active.server";
import { listShardsStanding } from "@/lib/engine/sql/standing-tasks.server";
import type { Queryable } from "@/lib/engine/sql/statement";
import { getBulkLane } from "@/lib/engine/task-row";

/** Tasks a chunk moves: short transactions, so that batches hardly notice. */
export const CHUNK_TASKS = 1_000;

export type Chunk = { operation: Operation; shard: number; now: Date };

/** What a shard does in the same transaction; null = nothing to do in this operation. */
type AlsoPerShard = (operation: Operation) => ((client: ClientBase, chunk: Chunk) => Promise<void>) | null;

/** A step of an operation. */
export type Phase =
  /** Sets the state in every shard; `null` = only copies version and reentry mode. `also` belongs to each shard's change. */
  | { kind: "controls"; state: "run" | "frozen" | "stopped" | null; also?: AlsoPerShard }
  /** One statement. */
  | { kind: "once"; run: (client: ClientBase, operation: Operation) => Promise<void> }
  /** Chunk by chunk, until no shard has anything left. `run` returns how many tasks it moved. */
  | {
      kind: "chunks";
      list: (client: Queryable, operation: Operation) => Promise<number[]>;
      run: (client: ClientBase, chunk: Chunk) => Promise<number>;
    }
  /** Page by page over profiles, shard by shard. */
  | {
      kind: "walk";
      run: (client: ClientBase, operation: Operation, now: Date) => Promise<WalkStep>;
      isNeeded?: (operation: Operation) => boolean;
    };

const argsSchema = z.object({
  nodeId: z.int().nullable().default(null),
  reason: z.string().default("removed"),
  clear: z.boolean().default(false),
  accountId: z.int().default(0),
  relocations: relocationsSchema.default([]),
  skips: z.array(skipSchema).nullable().default(null),
  before: z.coerce.date().default(new Date(0)),
  to: z.int().default(0),
  /** Of `remove`: who came later stays; null = nobody does. */
  meantBefore: z.coerce.date().nullable().default(null),
  mayEnterAgain: z.boolean().default(false),
});

const remove: Phase = {
  kind: "chunks",
  list: (client, { scenarioId, args }) => {
    const { nodeId, meantBefore: before } = argsSchema.parse(args);
    return listShardsInside(client, { scenarioId, nodeId, before });
  },
  run: (client, { operation, shard, now }) => {
    const { nodeId, reason, meantBefore: before } = argsSchema.parse(operation.args);
    const place = { shard, scenarioId: operation.scenarioId, nodeId, before };
    return removeChunk(client, { ...place, reason, now, limit: CHUNK_TASKS });
  },
};

/** When all are out: tombstones of passes that are still inside would come back. */
const forget: Phase = {
  kind: "walk",
  isNeeded: ({ args }) => argsSchema.parse(args).mayEnterAgain,
  run: async (client, { shard, scenarioId, afterId }) => {
    await forgetPasses(client, { shard, scenarioId });
    return { kind: "looked", looked: 0, entered: 0, lane: 0, lastId: afterId, isShardDone: true };
  },
};

/** Before a scenario starts again "without those inside". */
const clear: Phase = {
  kind: "chunks",
  list: async (client, operation) =>
    argsSchema.parse(operation.args).clear
      ? listShardsInside(client, { scenarioId: operation.scenarioId, nodeId: null, before: null })
      : [],
  run: (client, { operation, shard, now }) => {
    const { scenarioId } = operation;
    const reason = "cleared before activation";
    return removeChunk(client, {
      ...{ shard, scenarioId, nodeId: null, before: null },
      ...{ reason, now, limit: CHUNK_TASKS },
    });
  },
};

const freeze: Phase = {
  kind: "chunks",
  list: (client, { scenarioId }) => listShardsToFreeze(client, scenarioId),
  run: (client, { operation, shard }) => freezeTasks(client, { shard, scenarioId: operation.scenarioId }, CHUNK_TASKS),
};

const wake: Phase = {
  kind: "chunks",
  list: (client, { scenarioId }) => listShardsToWake(client, scenarioId),
  run: (client, { operation, shard, now }) => {
    const lane = getBulkLane(argsSchema.parse(operation.args).accountId);
    return wakeTasks(client, { shard, scenarioId: operation.scenarioId, lane, limit: CHUNK_TASKS, now });
  },
};

const retry: Phase = {
  kind: "chunks",
  list: (client, { scenarioId, args }) => {
    const { nodeId, before } = argsSchema.parse(args);
    return listShardsFailed(client, { scenarioId, nodeId, before });
  },
  run: (client, { operation, shard, now }) => {
    const { nodeId, before, skips, accountId } = argsSchema.parse(operation.args);
    const place = { shard, scenarioId: operation.scenarioId, nodeId, before };
    return retryChunk(client, { ...place, skips, lane: getBulkLane(accountId), now, limit: CHUNK_TASKS });
  },
};

const move: Phase = {
  kind: "chunks",
  list: (client, { scenarioId, args }) => {
    const { nodeId, before } = argsSchema.parse(args);
    return listShardsStanding(client, { scenarioId, nodeId: nodeId ?? 0, before });
  },
  run: (client, { operation, shard, now }) => {
    const { nodeId, before, to, accountId } = argsSchema.parse(operation.args);
    const place = { shard, scenarioId: operation.scenarioId, nodeId: nodeId ?? 0, before };
    return moveChunk(client, { ...place, to, lane: getBulkLane(accountId), now, limit: CHUNK_TASKS });
  },
};

const publish: Phase = {
  kind: "controls",
  state: null,
  also: ({ scenarioId, args }) => {
    const { relocations } = argsSchema.parse(args);
    if (relocations.length === 0) return null;
    return (client, { shard, now }) => relocateTasks(client, { shard, scenarioId, relocations, now });
  },
};

const activate: Phase = {
  kind: "once",
  run: (client, { scenarioId }) => setActive(client, scenarioId, true),
};

/** What each operation does, in order. A new state comes first, so that nothing moves behind its back. */
export const PHASES: Record<OperationKind, readonly Phase[]> = {
  activate: [clear, { kind: "controls", state: "run" }, activate, wake],
  freeze: [{ kind: "controls", state: "frozen" }, freeze],
  stop: [{ kind: "controls", state: "stopped" }, remove],
  publish: [publish],
  remove: [remove, forget],
  retry: [retry],
  move: [move],
  enter: [{ kind: "walk", run: enterChunk }],
};

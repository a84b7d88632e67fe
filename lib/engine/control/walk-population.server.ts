import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import type { Phase } from "@/lib/engine/control/operation-phases.server";
import { hintWork } from "@/lib/engine/hint-work.server";
import type { Operation, OperationKind } from "@/lib/engine/sql/operation-statements.server";
import { haltOperation, lockOperation, walkOperation } from "@/lib/engine/sql/operation-statements.server";
import type { Clock } from "@/lib/shared/clock";

const LAST_SHARD = 255;

type Walk = { pool: Pool; id: bigint; clock: Clock; isTimeUp?: (kind: OperationKind) => boolean };

/**
 * Takes page after page until no shard has one left; false when the time was up before. Each page commits with the place where the
 * next one begins: killed at any moment, every profile is looked at exactly once.
 */
export async function walkPopulation(
  walk: Walk,
  operation: Operation,
  phase: Extract<Phase, { kind: "walk" }>,
): Promise<boolean> {
  for (;;) {
    if (walk.isTimeUp?.(operation.kind)) return false;
    if ((await walkPage(walk, operation, phase)) === "over") return true;
  }
}

async function walkPage(
  { pool, id, clock }: Walk,
  operation: Operation,
  phase: Extract<Phase, { kind: "walk" }>,
): Promise<"more" | "over"> {
  const page = await inTransaction(pool, async (client) => {
    const current = await lockOperation(client, id);
    if (current?.phase !== operation.phase || current.shard > LAST_SHARD) return null;
    const now = clock.now();
    const step = await phase.run(client, current, now);
    if (step.kind === "halted") {
      await haltOperation(client, id, { note: step.note, now });
      return null;
    }
    const { looked, entered, isShardDone, lastId } = step;
    const next = isShardDone ? { shard: current.shard + 1, afterId: 0n } : { shard: current.shard, afterId: lastId };
    await walkOperation(client, { id, ...next, looked, entered, now });
    return { ...step, shard: current.shard };
  });
  if (page === null) return "over";
  if (page.entered > 0) hintWork(pool, [page.shard], page.lane);
  return "more";
}

import type { Pool } from "pg";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import type { OperationKind } from "@/lib/engine/sql/operation-statements.server";
import type { Clock } from "@/lib/shared/clock";

/** What must hold when the caller has its answer always is awaited: after a freeze no step is committed. Populations go on in an engine. */
const POPULATION_MS_MAX = 300;
/** An activation that clears first runs only after that; a version that takes profiles along holds shard by shard. */
const FIRST_MS_MAX = 3_000;
const INLINE_MS_MAX: Partial<Record<OperationKind, number>> = { activate: FIRST_MS_MAX, publish: FIRST_MS_MAX };

/** `done` false = an engine does the rest in the background. */
export type StateChanged = { operationId: bigint; done: boolean };

/** Carries a committed operation out: its change of state whole, and of its population as much as takes no time worth mentioning. */
export async function finishOperation(
  pool: Pool,
  operationId: bigint,
  { clock }: { clock: Clock },
): Promise<StateChanged> {
  const startedAt = performance.now();
  const isTimeUp = (kind: OperationKind) => performance.now() - startedAt > (INLINE_MS_MAX[kind] ?? POPULATION_MS_MAX);
  return { operationId, done: await runOperation(pool, operationId, { clock, isTimeUp }) };
}

import type { Pool } from "pg";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { listOperations } from "@/lib/engine/sql/operation-statements.server";
import type { Clock } from "@/lib/shared/clock";

/** An operation that nobody has touched for so long is taken up. */
export const OPERATIONS_MS = 1_000;
/** A million profiles that are being sent somewhere let another scenario's freeze have its turn. */
const TURN_MS = 300;

/** Goes on with operations that their starters left behind, in turns, until none is left. */
export async function continueOperations(
  pool: Pool,
  { clock, isStopping }: { clock: Clock; isStopping: () => boolean },
): Promise<void> {
  const list = () => listOperations(pool, new Date(clock.now().getTime() - OPERATIONS_MS));
  let open = await list();
  while (open.length > 0 && !isStopping()) {
    const unfinished: bigint[] = [];
    for (const id of open) {
      const startedAt = performance.now();
      const isTimeUp = () => isStopping() || performance.now() - startedAt > TURN_MS;
      if (!(await runOperation(pool, id, { clock, isTimeUp }))) unfinished.push(id);
    }
    open = [...new Set([...unfinished, ...(await list())])];
  }
}

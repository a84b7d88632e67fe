import type { Pool } from "pg";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { listOperations } from "@/lib/engine/sql/operation-statements.server";
import type { Clock } from "@/lib/shared/clock";

/** An operation that nobody has touched for so long is taken up. */
export const OPERATIONS_MS = 1_000;
/** A million profiles that are being sent somewhere let another scenario's freeze have its turn. */
const TURN_MS = 300;

type Turns = { clock: Clock; isStopping: () => boolean };

/**
 * Goes on with operations that their starters left behind, in turns, until none is left. One that fails keeps no other from its turn.
 * @throws all that failed
 */
export async function continueOperations(pool: Pool, turns: Turns): Promise<void> {
  const faults = new Map<bigint, Error>();
  const list = () => listOperations(pool, new Date(turns.clock.now().getTime() - OPERATIONS_MS));
  for (let open = await list(); open.length > 0 && !turns.isStopping();) {
    const unfinished: bigint[] = [];
    for (const id of open) {
      const outcome = await takeTurn(pool, id, turns);
      if (outcome instanceof Error) faults.set(id, outcome);
      else if (outcome === "unfinished") unfinished.push(id);
    }
    open = [...new Set([...unfinished, ...(await list())])].filter((id) => !faults.has(id));
  }
  const words = [...faults].map(([id, { message }]) => `#${id}: ${message}`);
  if (words.length > 0) throw new AggregateError(faults.values(), words.join("; "));
}

async function takeTurn(pool: Pool, id: bigint, { clock, isStopping }: Turns): Promise<"done" | "unfinished" | Error> {
  const startedAt = performance.now();
  const isTimeUp = () => isStopping() || performance.now() - startedAt > TURN_MS;
  try {
    return (await runOperation(pool, id, { clock, isTimeUp })) ? "done" : "unfinished";
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import type { StateChange } from "@/lib/engine/control/begin-operation.server";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import type { StateChanged } from "@/lib/engine/control/finish-operation.server";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import type { Clock } from "@/lib/shared/clock";

/** The two steps of every change of state, for callers that have no transaction of their own. */
export async function changeState(pool: Pool, change: StateChange, { clock }: { clock: Clock }): Promise<StateChanged> {
  const operationId = await inTransaction(pool, (client) => beginOperation(client, change, clock.now()));
  return finishOperation(pool, operationId, { clock });
}

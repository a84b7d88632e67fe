import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { makeControls } from "@/lib/engine/sql/control-statements.server";
import type { OperationKind } from "@/lib/engine/sql/operation-statements.server";
import { insertOperation } from "@/lib/engine/sql/operation-statements.server";
import { setActive } from "@/lib/engine/sql/set-active.server";
import type { Clock } from "@/lib/shared/clock";
import type { JsonObject } from "@/lib/shared/json";

/** Longer work goes on in an engine while the caller has its answer. */
const INLINE_MS_MAX = 3_000;

export type StateChange = {
  accountId: number;
  scenarioId: number;
  kind: OperationKind;
  args?: JsonObject;
};

/** `done` false = an engine does the rest in the background. */
export type StateChanged = { operationId: bigint; done: boolean };

/**
 * The two steps of every change of state: first the intent, committed, which batches and starts read without a lock and from
 * then on stay away; then the operation, as far as it gets in a few seconds.
 */
export async function changeState(pool: Pool, change: StateChange, { clock }: { clock: Clock }): Promise<StateChanged> {
  const { accountId, scenarioId, kind } = change;
  const operationId = await inTransaction(pool, async (client) => {
    await makeControls(client, scenarioId);
    if (kind === "freeze" || kind === "stop") await setActive(client, scenarioId, false);
    const args = { ...change.args, accountId };
    return insertOperation(client, { accountId, scenarioId, kind, args, now: clock.now() });
  });
  const startedAt = performance.now();
  const isTimeUp = () => performance.now() - startedAt > INLINE_MS_MAX;
  return { operationId, done: await runOperation(pool, operationId, { clock, isTimeUp }) };
}

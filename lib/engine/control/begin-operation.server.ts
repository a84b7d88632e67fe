import type { ClientBase } from "pg";
import { makeControls } from "@/lib/engine/sql/control-statements.server";
import type { OperationKind } from "@/lib/engine/sql/operation-statements.server";
import { insertOperation } from "@/lib/engine/sql/operation-statements.server";
import { setActive } from "@/lib/engine/sql/set-active.server";
import type { JsonObject } from "@/lib/shared/json";

export type StateChange = {
  accountId: number;
  scenarioId: number;
  kind: OperationKind;
  args?: JsonObject;
  /** Of how many profiles, where they were counted. */
  total?: number | null;
};

/**
 * The intent of a change of state, in the caller's transaction: batches and starts read it without a lock and from its commit on
 * stay away. Whatever happens to the caller then, an engine carries the operation out; returns its id, for `finishOperation`.
 */
export async function beginOperation(client: ClientBase, change: StateChange, now: Date): Promise<bigint> {
  const { accountId, scenarioId, kind, total = null } = change;
  await makeControls(client, scenarioId);
  if (kind === "freeze" || kind === "stop") await setActive(client, scenarioId, false);
  const args = { ...change.args, accountId };
  return insertOperation(client, { accountId, scenarioId, kind, args, now, total });
}

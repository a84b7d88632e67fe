import type { FailureAlert } from "@/lib/contracts/failure-alert";
import { pool } from "@/lib/db/pool.server";
import { getFailureAlert as read } from "@/lib/db/queries/failures/failure-alerts.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** When the failures of a scenario are too many, and whether they are now. Throws `not_found`. */
export async function getFailureAlert(actor: Actor, { id }: { id: number }): Promise<FailureAlert> {
  await requireScenario(pool(), actor, { id });
  const { failingSince, failed, moved, ...measure } = await read(pool(), id);
  const failing = failingSince === null ? null : { since: failingSince.toISOString(), failed, moved };
  return { ...measure, failing };
}

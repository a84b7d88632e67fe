import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import {
  type FailureMeasure,
  getFailureAlert,
  saveFailureMeasure,
} from "@/lib/db/queries/failures/failure-alerts.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";

/** Sets when the failures of a scenario are too many. Throws `not_found`; `conflict` in the trash. */
export async function setFailureAlert(
  actor: Actor,
  { id, percent, least, stops }: FailureMeasure & { id: number },
): Promise<undefined> {
  await inTransaction(pool(), async (client) => {
    await requireCurrentScenario(client, actor, id);
    const { percent: oldPercent, least: oldLeast, stops: oldStops } = await getFailureAlert(client, id);
    await saveFailureMeasure(client, id, { percent, least, stops });
    await writeAudit(client, actor, {
      ...{ action: "scenario.failure_alert_changed", objectType: "scenario", objectId: id },
      before: { percent: oldPercent, least: oldLeast, stops: oldStops },
      after: { percent, least, stops },
    });
  });
  return undefined;
}

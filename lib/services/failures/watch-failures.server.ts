import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { startFailing, stopFailing } from "@/lib/db/queries/failures/failure-alerts.server";
import { type FailureRate, listFailureRates } from "@/lib/db/queries/failures/list-failure-rates.server";
import { countFailed } from "@/lib/db/queries/scenarios/count-failed.server";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { switchScenario } from "@/lib/services/scenarios/switch-scenario.server";
import type { Clock } from "@/lib/shared/clock";

/** The job that tells the owner; begun in the transaction that notes the failing, so that neither is there without the other. */
export const FAILURE_LETTER_JOB = "send-failure-letter";

const PERCENT = 100;

/**
 * Looks which scenarios fail too often in the last hour: notes it, lets a letter go to the owner, and freezes those that shall stop
 * by themselves. Told once, until the rate is good again. Runs each minute in any number of processes.
 */
export async function watchFailures(pool: Pool, { clock }: { clock: Clock }): Promise<void> {
  const errors: unknown[] = [];
  for (const rate of await listFailureRates(pool, clock.now())) {
    // One that cannot be told about keeps no other from it.
    await watchScenario(pool, rate, clock).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw new AggregateError(errors, "Scenarios that fail too often could not be told about.");
}

async function watchScenario(pool: Pool, rate: FailureRate, clock: Clock): Promise<void> {
  const { failed, moved } = await countPasses(pool, rate);
  const fails = moved >= rate.least && failed * PERCENT >= rate.percent * moved;
  if (fails && !rate.isFailing) await warn(pool, { ...rate, failed, moved }, clock);
  if (!fails && rate.isFailing) await stopFailing(pool, rate.id);
}

/**
 * How many passes failed, each once however often it was tried, and of how many: of those that entered, or came to an end, whichever
 * are more, for some wait for days, some began days ago. Who failed and went on since has not failed.
 */
async function countPasses(pool: Pool, rate: FailureRate): Promise<{ failed: number; moved: number }> {
  const { id, failures, unseen, entered, completed } = rate;
  const standing = failures === 0 ? 0 : await countFailed(pool, id, { most: failures });
  return { failed: standing + unseen, moved: Math.max(entered, completed + standing) };
}

type Warning = FailureRate & { failed: number; moved: number };

async function warn(pool: Pool, rate: Warning, clock: Clock): Promise<void> {
  const { id, accountId, failed, moved, stops } = rate;
  const actor = await makeSystemActor(accountId);
  const operationId = await inTransaction(pool, async (client) => {
    const scenario = await requireScenario(client, actor, { id, lock: true });
    const now = clock.now();
    if (!scenario.isActive || !(await startFailing(client, id, { failed, moved, now }))) return null;
    const what = { action: "scenario.failing", objectType: "scenario", objectId: id } as const;
    await writeAudit(client, actor, { ...what, after: { failed, moved, stops } });
    await client.query("SELECT graphile_worker.add_job($1, $2)", [
      FAILURE_LETTER_JOB,
      { scenarioId: id, failed, moved, stops },
    ]);
    if (!stops) return null;
    return (await switchScenario(client, actor, { scenario, isActive: false, keepProfiles: true })).operationId;
  });
  if (operationId !== null) await finishOperation(pool, operationId, { clock });
}

import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { countNamedPopulation } from "@/lib/services/scenarios/count-population.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requirePopulation } from "@/lib/services/scenarios/require-population.server";
import { requireCurrentScenario, requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

export type SendPopulationInput = {
  id: number;
  /** null = all of the scenario's database. */
  segmentId: number | null;
};

/**
 * Sends a segment, or a whole database, into a scenario through Default profile capture; an engine carries it out.
 * @throws AppError `not_found` for scenario or segment; `conflict` while the scenario is inactive or in the trash
 */
export async function sendPopulation(
  actor: Actor,
  { id, segmentId }: SendPopulationInput,
): Promise<{ operationId: string }> {
  const seen = await requireScenario(pool(), actor, { id });
  const { name, ...population } = await requirePopulation(actor, seen, segmentId);
  const { profiles, isExact } = await countNamedPopulation({ name, ...population });
  const operationId = await inTransaction(pool(), async (client) => {
    const scenario = await requireCurrentScenario(client, actor, id);
    if (!scenario.isActive) {
      throw new AppError("conflict", `"${scenario.name}" (#${id}) is inactive. Activate it, then send profiles.`);
    }
    if (scenario.databaseId !== population.databaseId) {
      throw new AppError("conflict", `"${scenario.name}" (#${id}) works on another database by now. Try again.`);
    }
    const what = { action: "scenario.profiles_sent", objectType: "scenario", objectId: id } as const;
    await writeAudit(client, actor, { ...what, after: { population: name, segmentId, profiles } });
    const total = isExact ? profiles : null;
    return enterPopulation(client, { scenarioId: id, population, total }, ENGINE_CLOCK.now());
  });
  await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
  return { operationId: operationId.toString() };
}

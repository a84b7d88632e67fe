import { pool } from "@/lib/db/pool.server";
import { countProfiles } from "@/lib/db/queries/databases/count-profiles.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { PopulationCount } from "@/lib/engine/populations/count-population.server";
import { countPopulation as count } from "@/lib/engine/populations/count-population.server";
import type { NamedPopulation } from "@/lib/services/scenarios/require-population.server";
import { requirePopulation } from "@/lib/services/scenarios/require-population.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** A person waits for the number; the sending itself does not need it. */
const COUNTING_MS_MAX = 4_000;

/** How many would be sent into a scenario now. Throws `not_found` for the scenario or the segment. */
export async function countPopulation(
  actor: Actor,
  { id, segmentId }: { id: number; segmentId: number | null },
): Promise<PopulationCount> {
  const scenario = await requireScenario(pool(), actor, { id });
  return countNamedPopulation(await requirePopulation(actor, scenario, segmentId));
}

/** The same for a population that was looked up. */
export async function countNamedPopulation(population: NamedPopulation): Promise<PopulationCount> {
  if (population.segmentId === null) {
    const counts = await countProfiles([population.databaseId]);
    return { profiles: counts.get(population.databaseId) ?? 0, isExact: true };
  }
  const startedAt = performance.now();
  const isTimeUp = () => performance.now() - startedAt > COUNTING_MS_MAX;
  return (await count(pool(), population, { now: ENGINE_CLOCK.now(), isTimeUp })) ?? { profiles: 0, isExact: true };
}

import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";
import { openPopulation } from "@/lib/engine/populations/open-population.server";
import type { Population } from "@/lib/engine/populations/population";
import type { Queryable } from "@/lib/engine/sql/statement";

const PAGE = 20_000;

export type PopulationCount = {
  profiles: number;
  /** False when the time was up: there are at least as many. */
  isExact: boolean;
};

/** Counts a population at a moment, as it is read when it is sent; null when its segment is gone. */
export async function countPopulation(
  client: Queryable,
  population: Population,
  { now, isTimeUp }: { now: Date; isTimeUp?: () => boolean },
): Promise<PopulationCount | null> {
  const read = await openPopulation(client, population);
  if (read === null) return null;
  let profiles = 0;
  for (const shard of ALL_SHARDS) {
    for (let afterId = 0n, last = PAGE; last === PAGE;) {
      if (isTimeUp?.()) return { profiles, isExact: false };
      const page = await read({ shard, afterId, limit: PAGE, now });
      profiles += page.length;
      afterId = page.at(-1) ?? afterId;
      last = page.length;
    }
  }
  return { profiles, isExact: true };
}

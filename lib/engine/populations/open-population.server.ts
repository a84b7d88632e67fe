import type { Population } from "@/lib/engine/populations/population";
import { listSegmentProfiles } from "@/lib/engine/segments/list-segment-profiles.server";
import type { SegmentPage } from "@/lib/engine/segments/make-segment-query";
import { openSegment } from "@/lib/engine/segments/open-segment.server";
import { listDatabaseProfiles } from "@/lib/engine/sql/list-database-profiles.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** Reads a population page by page, shard by shard: rising ids, fewer than the limit = the shard has no more. */
export type PopulationReader = (page: SegmentPage) => Promise<bigint[]>;

/** A reader for a population; null when its segment is gone or belongs to another database. */
export async function openPopulation(client: Queryable, population: Population): Promise<PopulationReader | null> {
  const { accountId, databaseId, segmentId } = population;
  if (segmentId === null) return (page) => listDatabaseProfiles(client, databaseId, page);
  const segment = await openSegment(client, { accountId, segmentId });
  if (segment?.databaseId !== databaseId) return null;
  return (page) => listSegmentProfiles(client, segment, page);
}

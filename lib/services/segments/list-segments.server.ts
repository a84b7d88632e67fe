import type { Segment } from "@/lib/contracts/segments";
import { listSegmentRows } from "@/lib/db/queries/segments/list-segment-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeSegment } from "./describe-segment";

type Input = { search?: string | undefined; databaseId?: number | undefined };

/** The account's segments by name, with the figures that were counted last. */
export async function listSegments(actor: Actor, input: Input): Promise<{ items: Segment[] }> {
  return { items: (await listSegmentRows(actor, input)).map(describeSegment) };
}

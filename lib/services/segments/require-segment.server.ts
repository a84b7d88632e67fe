import { listSegmentRows, type SegmentRecord } from "@/lib/db/queries/segments/list-segment-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** A segment that the actor sees. Throws `not_found`. */
export async function requireSegment(
  actor: Actor,
  { id, field }: { id: number; field?: string },
): Promise<SegmentRecord> {
  const [record] = await listSegmentRows(actor, { id });
  if (record) return record;
  const details = field === undefined ? {} : { field };
  throw new AppError("not_found", `${field === undefined ? "" : `${field}: `}There is no segment #${id}.`, details);
}

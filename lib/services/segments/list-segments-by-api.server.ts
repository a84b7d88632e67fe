import { pageSegments } from "@/lib/db/queries/segments/page-segments.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describePage, type PageInput, readPage } from "@/lib/services/api-lists/describe-page";

/** `segments/list`: one page by number; `profiles` is what was counted last, at `counted_at`. */
export async function listSegmentsByApi(
  actor: Actor,
  { db_id: databaseId, ...input }: PageInput & { db_id?: number | undefined },
) {
  return describePage(await pageSegments(actor, { ...readPage(input), databaseId }), (row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    kind: row.kind,
    db_id: row.databaseId,
    groups: row.groupIds,
    profiles: row.profileCount,
    counted_at: row.countedAt?.toISOString() ?? null,
  }));
}

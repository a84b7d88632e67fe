import type { Tx } from "@/lib/db/prisma.server";

export type SegmentUse = { kind: "scenario" | "segment" | "mailing"; id: number; name: string };

/** The account's scenarios, as saved and as drafted, and segments that name this segment; runs when somebody opens or deletes one. */
export async function listSegmentUsers(
  tx: Pick<Tx, "$queryRaw">,
  { accountId, segmentId }: { accountId: number; segmentId: number },
): Promise<SegmentUse[]> {
  const path = `$.**.segmentId ? (@ == ${Math.trunc(segmentId)})`;
  return tx.$queryRaw<SegmentUse[]>`
    SELECT CASE WHEN m.id IS NULL THEN 'scenario' ELSE 'mailing' END AS kind, coalesce(m.id, s.id) AS id, coalesce(m.name, s.name) AS name
      FROM scenario s
      LEFT JOIN mailing m ON m.id = s.mailing_id
      LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
      LEFT JOIN scenario_draft d ON d.scenario_id = s.id
      WHERE s.account_id = ${accountId} AND s.trashed_at IS NULL AND (s.mailing_id IS NULL OR m.id IS NOT NULL)
        AND (v.graph @? ${path}::jsonpath OR d.graph @? ${path}::jsonpath)
    UNION ALL
    SELECT 'segment', g.id, g.name FROM segment g
      WHERE g.account_id = ${accountId} AND g.deleted_at IS NULL AND g.condition @? ${path}::jsonpath
    ORDER BY 1, 2`;
}

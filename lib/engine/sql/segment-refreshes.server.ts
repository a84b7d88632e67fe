import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** Which dynamic segments active scenarios wait for, and how often they want them checked: of several the most often counts. */
const WATCHED = `SELECT (w.settings ->> 'segmentId')::int AS id, min((w.settings ->> 'minutes')::int) AS minutes
    FROM scenario s JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
    CROSS JOIN jsonb_path_query(v.graph, '$.nodes[*] ? (@.type == "segment-trigger").settings') AS w(settings)
    WHERE s.is_active AND 'segment_entered' = ANY(s.listens) GROUP BY 1`;

/**
 * Notes which dynamic segments are watched. One that is watched no more forgets when it was checked last: when it is watched again, who
 * is in it by then has not just come in.
 */
export const WATCH_SEGMENTS: Statement = {
  name: "engine-watch-segments",
  text: `WITH watched AS (${WATCHED})
    UPDATE segment g SET watch_minutes = w.minutes,
      refreshed_at = CASE WHEN w.minutes IS NULL THEN NULL ELSE g.refreshed_at END,
      refresh_shard = CASE WHEN w.minutes IS NULL THEN NULL ELSE g.refresh_shard END
    FROM segment old LEFT JOIN watched w ON w.id = old.id
    WHERE g.id = old.id AND old.kind = 'dynamic' AND old.watch_minutes IS DISTINCT FROM w.minutes`,
};

/** Segments whose list is older than it may be, and those whose refresh was broken off; $2 = minutes of an updatable one. */
export const LIST_DUE_SEGMENTS: Statement = {
  name: "engine-list-due-segments",
  text: `SELECT g.id, g.account_id AS "accountId" FROM segment g
    WHERE g.deleted_at IS NULL AND (g.kind = 'updatable' OR g.watch_minutes IS NOT NULL)
      AND (g.refresh_shard IS NOT NULL OR g.refreshed_at IS NULL
        OR g.refreshed_at <= $1::timestamptz - coalesce(g.watch_minutes, $2::int) * interval '1 minute')
    ORDER BY g.id`,
};

/** How far a refresh is. */
export const NOTE_REFRESH: Statement = {
  name: "engine-note-refresh",
  text: `UPDATE segment SET refresh_shard = $2 WHERE id = $1 AND deleted_at IS NULL AND condition = $3::jsonb RETURNING id`,
};

/** A refresh is done; its figure is that of the list. */
export const FINISH_REFRESH: Statement = {
  name: "engine-finish-refresh",
  text: `UPDATE segment SET refresh_shard = NULL, refreshed_at = $2, profile_count = $3, counted_at = $2
    WHERE id = $1 AND deleted_at IS NULL AND condition = $4::jsonb`,
};

export type DueSegment = { id: number; accountId: number };

/** Updates what is watched and lists what is to be refreshed. */
export async function listDueSegments(client: Queryable, now: Date, dailyMinutes: number): Promise<DueSegment[]> {
  await countStatement(client, WATCH_SEGMENTS, []);
  return runStatement<DueSegment>(client, LIST_DUE_SEGMENTS, [now, dailyMinutes]);
}

/** Notes the next shard; false when the segment was deleted or got another condition meanwhile. */
export async function noteRefresh(
  client: Queryable,
  { id, shard, condition }: { id: number; shard: number; condition: string },
): Promise<boolean> {
  return (await countStatement(client, NOTE_REFRESH, [id, shard, condition])) > 0;
}

/** Notes that the list is as new as `now`. */
export async function finishRefresh(
  client: Queryable,
  { id, now, profileCount, condition }: { id: number; now: Date; profileCount: number; condition: string },
): Promise<void> {
  await countStatement(client, FINISH_REFRESH, [id, now, profileCount, condition]);
}

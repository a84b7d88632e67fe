import type { ClientBase, Pool } from "pg";
import { visibleSql } from "@/lib/db/visible-to.server";
import { type ReentryMode, reentryModeSchema } from "@/lib/domain/scenario/reentry";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type ScenarioRecord = {
  id: number;
  accountId: number;
  databaseId: number;
  databaseName: string;
  name: string;
  description: string;
  tags: string[];
  reentry: ReentryMode;
  isActive: boolean;
  /** Whether it is being activated; it may have to be cleared of many first. */
  isActivating: boolean;
  version: number;
  rev: number;
  groupIds: number[];
  updatedAt: Date;
  updatedBy: string | null;
  trashedAt: Date | null;
};

/** A scenario without its graph; null when the actor does not see it. `lock` keeps others from changing it meanwhile. */
export async function getScenario(
  client: ClientBase | Pool,
  actor: Pick<Actor, "accountId" | "groupIds">,
  { id, lock = false }: { id: number; lock?: boolean },
): Promise<ScenarioRecord | null> {
  const visible = visibleSql(actor, { alias: "s", firstParameter: 2 });
  const { rows } = await client.query<Omit<ScenarioRecord, "reentry"> & { reentry: string }>(
    `SELECT s.id, s.account_id AS "accountId", s.database_id AS "databaseId", d.name AS "databaseName", s.name,
       s.description, s.reentry, s.is_active AS "isActive",
       EXISTS (SELECT 1 FROM engine_operation o WHERE o.scenario_id = s.id AND o.state = 'running' AND o.kind = 'activate') AS "isActivating",
       s.version, s.rev, s.group_ids AS "groupIds",
       s.updated_at AS "updatedAt", u.name AS "updatedBy", s.trashed_at AS "trashedAt",
       ARRAY(SELECT t.name FROM tag t WHERE t.id = ANY(s.tag_ids) ORDER BY t.name) AS tags
     FROM scenario s
     JOIN database d ON d.id = s.database_id
     LEFT JOIN "user" u ON u.id = s.updated_by_id
     WHERE s.id = $1 AND s.mailing_id IS NULL AND ${visible.sql}${lock ? " FOR UPDATE OF s" : ""}`,
    [id, ...visible.values],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, reentry: reentryModeSchema.parse(row.reentry) };
}

import { cutPage, makeKeyset, type SortExpression } from "@/lib/db/keyset.server";
import { pool } from "@/lib/db/pool.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** Through the primary key, which begins with the shard: 256 short look-ups instead of the whole table. */
const INSIDE =
  "(SELECT coalesce(sum(n.inside), 0)::int FROM node_live n WHERE n.shard = ANY($8::smallint[]) AND n.scenario_id = s.id)";
const SENDING = `(SELECT json_build_object('done', o.done, 'total', o.total) FROM engine_operation o
  WHERE o.scenario_id = s.id AND o.state = 'running' AND o.kind = 'enter' ORDER BY o.id DESC LIMIT 1)`;
const SORTS = {
  name: { sql: "lower(s.name)", type: "text" },
  updated: { sql: "s.updated_at", type: "timestamptz" },
  inside: { sql: INSIDE, type: "int" },
  id: { sql: "s.id", type: "int" },
} as const satisfies Record<string, SortExpression>;

export type ListScenariosInput = {
  isTrash: boolean;
  search: string | undefined;
  isActive: boolean | undefined;
  databaseId: number | undefined;
  tag: string | undefined;
  sort: keyof typeof SORTS;
  desc: boolean;
  cursor: string | undefined;
  limit: number;
};

export type ScenarioListRow = {
  key: string;
  id: number;
  name: string;
  isActive: boolean;
  databaseId: number;
  databaseName: string;
  reentry: string;
  tags: string[];
  inside: number;
  sending: { done: number; total: number | null } | null;
  isFailing: boolean;
  hasDraft: boolean;
  version: number;
  updatedAt: Date;
  updatedBy: string | null;
  trashedAt: Date | null;
};

const FROM = `FROM scenario s
  JOIN database d ON d.id = s.database_id
  LEFT JOIN "user" u ON u.id = s.updated_by_id`;

/** One page of the scenarios the actor sees, with the profiles inside now, and how many there are in all. */
export async function listScenarios(actor: Actor, input: ListScenariosInput) {
  const visible = visibleSql(actor, { alias: "s", firstParameter: 1 });
  const search = input.search?.trim() ?? "";
  const filters = [input.isTrash, input.isActive ?? null, input.databaseId ?? null, input.tag ?? null] as const;
  const where = (first: number) => `${visible.sql} AND s.mailing_id IS NULL
    AND ($3 = '' OR s.name ILIKE '%' || $4 || '%' OR '#' || s.id = $3 OR s.id::text = $3)
    AND (s.trashed_at IS NOT NULL) = $${first}
    AND ($${first + 1}::boolean IS NULL OR s.is_active = $${first + 1})
    AND ($${first + 2}::int IS NULL OR s.database_id = $${first + 2})
    AND ($${first + 3}::text IS NULL OR EXISTS (
      SELECT 1 FROM tag t WHERE t.id = ANY(s.tag_ids) AND t.account_id = s.account_id AND t.name = $${first + 3}))`;
  const values = [...visible.values, search, search.replace(/[\\%_]/g, "\\$&")];
  const keyset = makeKeyset({ ...input, expression: SORTS[input.sort], idSql: "s.id", firstParameter: 5 });
  const page = await pool().query<ScenarioListRow>(
    `SELECT ${keyset.key} AS key, s.id, s.name, s.is_active AS "isActive", s.database_id AS "databaseId",
       d.name AS "databaseName", s.reentry, ${INSIDE} AS inside, ${SENDING} AS sending,
       EXISTS (SELECT 1 FROM failure_alert f WHERE f.scenario_id = s.id AND f.failing_since IS NOT NULL) AS "isFailing", s.version, s.updated_at AS "updatedAt",
       u.name AS "updatedBy", s.trashed_at AS "trashedAt",
       EXISTS (SELECT 1 FROM scenario_draft r WHERE r.scenario_id = s.id) AS "hasDraft",
       ARRAY(SELECT t.name FROM tag t WHERE t.id = ANY(s.tag_ids) ORDER BY t.name) AS tags
     ${FROM}
     WHERE ${where(9)} AND ${keyset.where} ORDER BY ${keyset.order} LIMIT $7`,
    [...values, ...keyset.values, input.limit + 1, ALL_SHARDS, ...filters],
  );
  const count = await pool().query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${where(5)}`, [
    ...values,
    ...filters,
  ]);
  return { ...cutPage(page.rows, input.limit), total: count.rows[0]?.total ?? 0 };
}

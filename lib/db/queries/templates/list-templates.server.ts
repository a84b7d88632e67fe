import { cutPage, makeKeyset, type SortExpression } from "@/lib/db/keyset.server";
import { pool } from "@/lib/db/pool.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

const MAILINGS = "(SELECT count(*)::int FROM mailing m WHERE m.template_id = t.id)";
const SORTS = {
  name: { sql: "lower(t.name)", type: "text" },
  mailings: { sql: MAILINGS, type: "int" },
  created: { sql: "t.created_at", type: "timestamptz" },
  updated: { sql: "t.updated_at", type: "timestamptz" },
} as const satisfies Record<string, SortExpression>;

export type ListTemplatesInput = {
  search: string | undefined;
  sort: keyof typeof SORTS;
  desc: boolean;
  cursor: string | undefined;
  limit: number;
};

type Row = {
  key: string;
  id: number;
  name: string;
  subject: string;
  hasHtml: boolean;
  hasText: boolean;
  databaseId: number | null;
  databaseName: string | null;
  mailings: number;
  createdAt: Date;
  updatedAt: Date;
};

/** One page of the templates the actor sees, without their content, and how many there are in all. */
export async function listTemplates(actor: Actor, input: ListTemplatesInput) {
  const visible = visibleSql(actor, { alias: "t", firstParameter: 1 });
  const search = input.search?.trim() ?? "";
  const where = `${visible.sql} AND ($3 = '' OR t.name ILIKE '%' || $4 || '%' OR '#' || t.id = $3 OR t.id::text = $3)`;
  const values = [...visible.values, search, search.replace(/[\\%_]/g, "\\$&")];
  const keyset = makeKeyset({ ...input, expression: SORTS[input.sort], idSql: "t.id", firstParameter: 5 });
  const page = await pool().query<Row>(
    `SELECT ${keyset.key} AS key, t.id, t.name, v.subject, v.html <> '' AS "hasHtml", v.text <> '' AS "hasText",
       t.database_id AS "databaseId", d.name AS "databaseName", ${MAILINGS} AS mailings,
       t.created_at AS "createdAt", t.updated_at AS "updatedAt"
     FROM template t
     JOIN template_version v ON v.template_id = t.id AND v.version = t.version
     LEFT JOIN database d ON d.id = t.database_id
     WHERE ${where} AND ${keyset.where} ORDER BY ${keyset.order} LIMIT $7`,
    [...values, ...keyset.values, input.limit + 1],
  );
  const count = await pool().query<{ total: number }>(
    `SELECT count(*)::int AS total FROM template t WHERE ${where}`,
    values,
  );
  return { ...cutPage(page.rows, input.limit), total: count.rows[0]?.total ?? 0 };
}

import { cutPage, makeKeyset, type SortExpression } from "@/lib/db/keyset.server";
import { pool } from "@/lib/db/pool.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

const SORTS = {
  id: { sql: "m.id", type: "int" },
  name: { sql: "lower(m.name)", type: "text" },
  updated: { sql: "m.updated_at", type: "timestamptz" },
} as const satisfies Record<string, SortExpression>;

export type ListMailingsInput = {
  search: string | undefined;
  isActive: boolean | null;
  databaseId: number | null;
  sort: keyof typeof SORTS;
  desc: boolean;
  cursor: string | undefined;
  limit: number;
};

export type MailingListRow = {
  key: string;
  id: number;
  name: string;
  isActive: boolean;
  databaseId: number;
  databaseName: string;
  resourceId: number;
  resourceName: string;
  templateId: number;
  templateName: string;
  channel: string;
  condition: unknown;
  updatedAt: Date;
};

/** One page of the mailings the actor sees, and how many there are in all. */
export async function listMailings(actor: Actor, input: ListMailingsInput) {
  const visible = visibleSql(actor, { alias: "m", firstParameter: 1 });
  const search = input.search?.trim() ?? "";
  const where = `${visible.sql}
    AND ($3 = '' OR m.name ILIKE '%' || $4 || '%' OR '#' || m.id = $3 OR m.id::text = $3)
    AND ($5::boolean IS NULL OR m.is_active = $5) AND ($6::int IS NULL OR m.database_id = $6)`;
  const values = [...visible.values, search, search.replace(/[\\%_]/g, "\\$&"), input.isActive, input.databaseId];
  const keyset = makeKeyset({ ...input, expression: SORTS[input.sort], idSql: "m.id", firstParameter: 7 });
  const page = await pool().query<MailingListRow>(
    `SELECT ${keyset.key} AS key, m.id, m.name, m.is_active AS "isActive", m.condition, m.updated_at AS "updatedAt",
       m.database_id AS "databaseId", d.name AS "databaseName", m.resource_id AS "resourceId", r.name AS "resourceName",
       m.template_id AS "templateId", t.name AS "templateName", t.channel
     FROM mailing m
     JOIN database d ON d.id = m.database_id
     JOIN resource r ON r.id = m.resource_id
     JOIN template t ON t.id = m.template_id
     WHERE ${where} AND ${keyset.where} ORDER BY ${keyset.order} LIMIT $9`,
    [...values, ...keyset.values, input.limit + 1],
  );
  const count = await pool().query<{ total: number }>(
    `SELECT count(*)::int AS total FROM mailing m WHERE ${where}`,
    values,
  );
  return { ...cutPage(page.rows, input.limit), total: count.rows[0]?.total ?? 0 };
}

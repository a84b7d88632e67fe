import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Reads the newest version of templates that elements send by themselves; never cached, because new words hold from the next letter. */
export const READ_TEMPLATES: Statement = {
  name: "engine-read-templates",
  text: `SELECT id, account_id AS "accountId", version, channel FROM template WHERE id = ANY($1::int[])`,
};

export type TemplateRow = { id: number; accountId: number; version: number; channel: string };

/** The templates with these numbers, by number. */
export async function readTemplates(client: Queryable, ids: Iterable<number>): Promise<Map<number, TemplateRow>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const rows = await runStatement<TemplateRow>(client, READ_TEMPLATES, [numberArray(unique)]);
  return new Map(rows.map((row) => [row.id, row]));
}

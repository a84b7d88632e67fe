import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Reads what templates said at a version; asked once per process and version. */
export const READ_TEMPLATE_VERSIONS: Statement = {
  name: "engine-read-template-versions",
  text: `SELECT v.template_id AS "templateId", v.version, v.subject, v.html, v.text
    FROM unnest($1::int[], $2::int[]) AS q(template_id, version)
    JOIN template_version v ON v.template_id = q.template_id AND v.version = q.version`,
};

export type TemplateVersionRow = { templateId: number; version: number; subject: string; html: string; text: string };

/** The sources of template versions. */
export async function readTemplateVersions(
  client: Queryable,
  keys: readonly { templateId: number; version: number }[],
): Promise<TemplateVersionRow[]> {
  if (keys.length === 0) return [];
  return runStatement<TemplateVersionRow>(client, READ_TEMPLATE_VERSIONS, [
    numberArray(keys.map((key) => key.templateId)),
    numberArray(keys.map((key) => key.version)),
  ]);
}

import type { ClientBase, Pool } from "pg";

export type FieldUse = { kind: "scenario" | "mailing" | "segment" | "template"; id: number; name: string };

/** Settings of elements that send a template by themselves. */
const SENT_TEMPLATES = `$.nodes[*].settings ? (@.source == "template" && @.templateId.type() == "number")`;

/**
 * What names a field of the database: scenarios and conditions of mailings, as saved and as drafted, segments, and templates that are
 * made for the database or written to it. Runs when somebody removes a field.
 */
export async function listFieldUsers(
  client: ClientBase | Pool,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<FieldUse[]> {
  const name = JSON.stringify(field);
  const variable = `lead\\.${field}([^A-Za-z0-9_]|$)`;
  const asks = `@.field == ${name} || (@.to == "field" && @.name == ${name})`;
  const path = (root: string) =>
    `${root}.** ? (${asks} || (@.type() == "string" && @ like_regex ${JSON.stringify(variable)}))`;
  const { rows } = await client.query<FieldUse>(
    `WITH sent AS (
       SELECT (e.settings ->> 'templateId')::int AS id
       FROM scenario s
       LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
       LEFT JOIN scenario_draft d ON d.scenario_id = s.id
       CROSS JOIN LATERAL (
         SELECT jsonb_path_query(v.graph, $5::jsonpath) AS settings UNION ALL SELECT jsonb_path_query(d.graph, $5::jsonpath)
       ) e
       WHERE s.database_id = $1 AND s.trashed_at IS NULL
     )
     SELECT CASE WHEN m.id IS NULL THEN 'scenario' ELSE 'mailing' END AS kind, coalesce(m.id, s.id) AS id, coalesce(m.name, s.name) AS name
       FROM scenario s
       LEFT JOIN mailing m ON m.id = s.mailing_id
       LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version
       LEFT JOIN scenario_draft d ON d.scenario_id = s.id
       WHERE s.database_id = $1 AND s.trashed_at IS NULL AND (s.mailing_id IS NULL OR m.id IS NOT NULL)
         AND (v.graph @? $2::jsonpath OR d.graph @? $2::jsonpath)
     UNION ALL
     SELECT 'segment', g.id, g.name FROM segment g
       WHERE g.database_id = $1 AND g.deleted_at IS NULL AND g.condition @? $3::jsonpath
     UNION ALL
     SELECT 'template', t.id, t.name FROM template t
       JOIN template_version v ON v.template_id = t.id AND v.version = t.version
       WHERE (t.database_id = $1 OR EXISTS (SELECT 1 FROM mailing m WHERE m.template_id = t.id AND m.database_id = $1)
             OR t.id IN (SELECT id FROM sent))
         AND concat_ws(' ', v.subject, v.html, v.text) ~ $4
     ORDER BY 1, 2`,
    // Elements in the bin take no part in anything.
    [databaseId, path("$.nodes"), path("$"), variable, SENT_TEMPLATES],
  );
  return rows;
}

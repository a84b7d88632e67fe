import type { ClientBase, Pool } from "pg";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";
import type { Actor } from "@/lib/domain/permissions/permissions";

export type ContextMailing = {
  id: number;
  name: string;
  databaseId: number;
  isActive: boolean;
  channel: string;
  templateId: number;
  templateName: string;
  resourceName: string;
};

export type ContextTemplate = {
  id: number;
  name: string;
  channel: string;
  databaseId: number | null;
  hasSubject: boolean;
  hasBody: boolean;
};

export type ScenarioLists = {
  mailings: ContextMailing[];
  scenarios: { id: number; name: string; isActive: boolean }[];
  resources: { id: number; name: string; channels: string[] }[];
  segments: { id: number; name: string; kind: SegmentKind }[];
  templates: ContextTemplate[];
  senders: { id: number; name: string }[];
  secrets: { name: string; hosts: string[] }[];
  connections: { id: number; name: string; hosts: string[] }[];
};

type Viewer = Pick<Actor, "accountId" | "groupIds">;

/** What settings of elements may refer to in a scenario over this database, as far as the actor sees it. */
export async function listScenarioContext(
  client: ClientBase | Pool,
  actor: Viewer,
  databaseId: number,
): Promise<ScenarioLists> {
  const mailing = visibleSql(actor, { alias: "m", firstParameter: 1 });
  const mailings = await client.query<ContextMailing>(
    `SELECT m.id, m.name, m.database_id AS "databaseId", m.is_active AS "isActive", t.channel,
       t.id AS "templateId", t.name AS "templateName", r.name AS "resourceName"
     FROM mailing m JOIN template t ON t.id = m.template_id JOIN resource r ON r.id = m.resource_id
     WHERE ${mailing.sql} ORDER BY lower(m.name), m.id`,
    mailing.values,
  );
  const scenario = visibleSql(actor, { alias: "s", firstParameter: 2 });
  const scenarios = await client.query<ScenarioLists["scenarios"][number]>(
    `SELECT s.id, s.name, s.is_active AS "isActive" FROM scenario s
     WHERE s.database_id = $1 AND s.trashed_at IS NULL AND s.mailing_id IS NULL AND ${scenario.sql} ORDER BY lower(s.name), s.id`,
    [databaseId, ...scenario.values],
  );
  const resource = visibleSql(actor, { alias: "r", firstParameter: 2 });
  const resources = await client.query<ScenarioLists["resources"][number]>(
    `SELECT r.id, r.name, r.channels FROM resource r
     WHERE ${resource.sql} AND EXISTS (SELECT 1 FROM resource_database d WHERE d.resource_id = r.id AND d.database_id = $1)
     ORDER BY lower(r.name), r.id`,
    [databaseId, ...resource.values],
  );
  const segment = visibleSql(actor, { alias: "g", firstParameter: 2 });
  const segments = await client.query<ScenarioLists["segments"][number]>(
    `SELECT g.id, g.name, g.kind FROM segment g
     WHERE g.database_id = $1 AND g.deleted_at IS NULL AND ${segment.sql} ORDER BY lower(g.name), g.id`,
    [databaseId, ...segment.values],
  );
  const template = visibleSql(actor, { alias: "t", firstParameter: 1 });
  const templates = await client.query<ContextTemplate>(
    `SELECT t.id, t.name, t.channel, t.database_id AS "databaseId", v.subject ~ '\\S' AS "hasSubject", v.html <> '' OR v.text <> '' AS "hasBody"
     FROM template t JOIN template_version v ON v.template_id = t.id AND v.version = t.version
     WHERE ${template.sql} ORDER BY lower(t.name), t.id`,
    template.values,
  );
  const senders = await client.query<ScenarioLists["senders"][number]>(
    `SELECT id, name FROM sender WHERE account_id = $1 AND channel = 'email' ORDER BY lower(name), id`,
    [actor.accountId],
  );
  const secrets = await client.query<ScenarioLists["secrets"][number]>(
    `SELECT name, hosts FROM secret WHERE account_id = $1 ORDER BY name`,
    [actor.accountId],
  );
  const connections = await client.query<ScenarioLists["connections"][number]>(
    `SELECT id, name, ARRAY(SELECT jsonb_array_elements_text(config -> 'hosts')) AS hosts FROM connection
     WHERE account_id = $1 ORDER BY lower(name), id`,
    [actor.accountId],
  );
  return {
    ...{ secrets: secrets.rows, connections: connections.rows, mailings: mailings.rows },
    ...{ scenarios: scenarios.rows, resources: resources.rows, segments: segments.rows },
    ...{ templates: templates.rows, senders: senders.rows },
  };
}

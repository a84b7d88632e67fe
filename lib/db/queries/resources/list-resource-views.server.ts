import type { ClientBase, Pool } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { visibleSql } from "@/lib/db/visible-to.server";

/** A resource as the rules of subscribing see it. */
export type ResourceView = { id: number; name: string; channels: string[]; databaseIds: number[] };

/** Those of the resources that the actor sees. */
export async function listResourceViews(
  client: ClientBase | Pool,
  actor: Pick<Actor, "accountId" | "groupIds">,
  ids: readonly number[],
): Promise<ResourceView[]> {
  if (ids.length === 0) return [];
  const visible = visibleSql(actor, { alias: "r", firstParameter: 2 });
  const { rows } = await client.query<ResourceView>({
    name: "list-resource-views",
    text: `SELECT r.id, r.name, r.channels,
        ARRAY(SELECT d.database_id FROM resource_database d WHERE d.resource_id = r.id) AS "databaseIds"
      FROM resource r WHERE r.id = ANY($1::int[]) AND ${visible.sql}`,
    values: [[...ids], ...visible.values],
  });
  return rows;
}

import type { ClientBase, Pool } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { getProfileShard, type ProfileIdentity } from "@/lib/domain/profiles/profile-id";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { ProfileRow } from "./profile-row";

/** One profile by its public identity; null when it is not there or the actor does not see its database. */
export async function getProfileRow(
  client: ClientBase | Pool,
  actor: Pick<Actor, "accountId" | "groupIds">,
  { id, createdAtSecond }: ProfileIdentity,
): Promise<(ProfileRow & { databaseName: string }) | null> {
  const visible = visibleSql(actor, { alias: "d", firstParameter: 3 });
  const { rows } = await client.query<ProfileRow & { databaseName: string }>({
    name: "get-profile-row",
    text: `SELECT p.id, p.database_id AS "databaseId", p.fields, p.version, p.created_at AS "createdAt",
        p.updated_at AS "updatedAt", d.name AS "databaseName"
      FROM profile p JOIN database d ON d.id = p.database_id
      WHERE p.shard = $1 AND p.id = $2 AND ${visible.sql}`,
    values: [getProfileShard(id), id, ...visible.values],
  });
  const row = rows[0];
  return row && Math.floor(row.createdAt.getTime() / 1000) === createdAtSecond ? row : null;
}

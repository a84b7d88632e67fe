import { pool } from "@/lib/db/pool.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** The tags that scenarios which the actor sees carry, by name. */
export async function listTags(actor: Actor): Promise<string[]> {
  const visible = visibleSql(actor, { alias: "s", firstParameter: 1 });
  const { rows } = await pool().query<{ name: string }>(
    `SELECT DISTINCT t.name FROM scenario s JOIN tag t ON t.id = ANY(s.tag_ids) AND t.account_id = s.account_id
     WHERE ${visible.sql} ORDER BY t.name`,
    visible.values,
  );
  return rows.map((row) => row.name);
}

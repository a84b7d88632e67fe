import type { ClientBase } from "pg";
import { visibleSql } from "@/lib/db/visible-to.server";
import type { Actor } from "@/lib/domain/permissions/permissions";

/** Deletes a mailing; its messages stay in the history of their profiles. */
export async function deleteMailing(client: ClientBase, actor: Actor, id: number): Promise<boolean> {
  const visible = visibleSql(actor, { alias: "m", firstParameter: 2 });
  const { rowCount } = await client.query(`DELETE FROM mailing m WHERE m.id = $1 AND ${visible.sql}`, [
    id,
    ...visible.values,
  ]);
  return rowCount === 1;
}

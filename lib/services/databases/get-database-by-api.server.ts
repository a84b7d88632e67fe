import { pageDatabases } from "@/lib/db/queries/databases/page-databases.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeDatabaseForApi } from "./describe-database-for-api";

/** `databases/get`: one database with its fields. Throws `not_found`. */
export async function getDatabaseByApi(actor: Actor, { id }: { id: number }) {
  const { rows } = await pageDatabases(actor, { id, fromId: id, limit: 1, groupIds: undefined });
  const [row] = rows;
  if (!row) throw new AppError("not_found", `db_id: There is no database #${id}.`, { field: "db_id" });
  return { data: describeDatabaseForApi(row) };
}

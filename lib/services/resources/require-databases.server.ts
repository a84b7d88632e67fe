import { listDatabaseRows } from "@/lib/db/queries/databases/list-database-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** Throws `bad_request` when one of the databases is none that the actor sees. */
export async function requireDatabases(actor: Actor, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const seen = new Set((await listDatabaseRows(actor)).map(({ id }) => id));
  const missing = ids.find((id) => !seen.has(id));
  if (missing === undefined) return;
  throw new AppError("bad_request", `There is no database #${missing}.`, { field: "databaseIds" });
}

import type { ClientBase, Pool } from "pg";
import { getDatabaseView, type DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";

/** The database with its fields. Throws `not_found`, naming the parameter, when the actor does not see it. */
export async function requireDatabaseView(
  client: ClientBase | Pool,
  actor: Actor,
  { id, field }: { id: number; field?: string },
): Promise<DatabaseView> {
  const database = await getDatabaseView(client, actor, id);
  if (database) return database;
  const text = field === undefined ? "" : `${field}: `;
  throw new AppError("not_found", `${text}There is no database #${id}.`, field === undefined ? {} : { field });
}

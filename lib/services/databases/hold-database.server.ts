import type { ClientBase } from "pg";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { lockDatabase } from "@/lib/db/queries/databases/lock-database.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "./require-database-view.server";

/** The database whose profiles the transaction is about to write; its rules stay what they are until it ends. */
export async function holdDatabase(
  client: ClientBase,
  actor: Actor,
  which: { id: number; field?: string },
): Promise<DatabaseView> {
  await lockDatabase(client, which.id, "share");
  return requireDatabaseView(client, actor, which);
}

import type { ClientBase } from "pg";
import { lockDatabase } from "@/lib/db/queries/databases/lock-database.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "./require-database-view.server";

/** Does a change of a database's rules while nobody writes its profiles; it goes through them shard by shard. */
export async function changeDatabase<Result>(
  actor: Actor,
  id: number,
  change: (client: ClientBase, database: DatabaseView) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool(), async (client) => {
    await requireDatabaseView(client, actor, { id });
    await lockDatabase(client, id, "change");
    // Read again: it may have changed while the lock was waited for.
    return change(client, await requireDatabaseView(client, actor, { id }));
  });
}

import type { Database } from "@/lib/contracts/databases";
import { countProfiles } from "@/lib/db/queries/databases/count-profiles.server";
import { listDatabaseRows } from "@/lib/db/queries/databases/list-database-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { describeDatabase } from "./describe-database";

/** One database with its fields. Throws `not_found` when the actor does not see it. */
export async function getDatabase(actor: Actor, { id }: { id: number }): Promise<Database> {
  const [record] = await listDatabaseRows(actor, { id });
  if (!record) throw new AppError("not_found", `There is no database #${id}.`);
  const counts = await countProfiles([id]);
  return describeDatabase(record, counts.get(id) ?? 0);
}

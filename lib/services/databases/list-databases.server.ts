import type { DatabaseRow } from "@/lib/contracts/databases";
import { countProfiles } from "@/lib/db/queries/databases/count-profiles.server";
import { listDatabaseRows } from "@/lib/db/queries/databases/list-database-rows.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeDatabaseRow } from "./describe-database";

/** The databases that the actor sees, by name. */
export async function listDatabases(
  actor: Actor,
  { search }: { search?: string | undefined } = {},
): Promise<{ items: DatabaseRow[] }> {
  const records = await listDatabaseRows(actor, { search });
  const counts = await countProfiles(records.map(({ id }) => id));
  return { items: records.map((record) => describeDatabaseRow(record, counts.get(record.id) ?? 0)) };
}

import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { readChanges } from "@/lib/domain/profiles/import/read-changes";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import type { JsonObject } from "@/lib/shared/json";
import { hintListeners } from "./hint-listeners.server";
import { writeOneProfile } from "./write-one-profile.server";

/** Makes a profile by hand. Throws `bad_request` or `conflict` with the field, e.g. `fields.email`. */
export async function createProfile(
  actor: Actor,
  { databaseId, fields }: { databaseId: number; fields: JsonObject },
): Promise<{ id: string }> {
  const { made, database } = await inTransaction(pool(), async (client) => {
    const database = await holdDatabase(client, actor, { id: databaseId });
    const { changes } = readChanges(fields, database.fields, "data");
    const item = { match: null, onMissing: "create" as const, seeds: [], changes, subscriptions: [] };
    return { made: await writeOneProfile(client, { actor, database }, item), database };
  });
  hintListeners(database, [made.id]);
  return { id: made.publicId };
}

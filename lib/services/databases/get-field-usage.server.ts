import type { FieldUsage } from "@/lib/contracts/databases";
import { countFieldValues } from "@/lib/db/queries/fields/count-field-values.server";
import { getField } from "@/lib/db/queries/fields/get-field.server";
import { listFieldUsers } from "@/lib/db/queries/fields/list-field-users.server";
import { withConnection } from "@/lib/db/with-connection.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import { requireDatabaseView } from "./require-database-view.server";

/** What names a custom field, and how many profiles have a value in it. Throws `not_found`. */
export async function getFieldUsage(
  actor: Actor,
  { id, fieldId }: { id: number; fieldId: number },
): Promise<FieldUsage> {
  return withConnection(pool(), async (client) => {
    await requireDatabaseView(client, actor, { id });
    const field = await getField(client, { databaseId: id, fieldId });
    if (!field) throw new AppError("not_found", `The database has no field number ${fieldId}.`);
    const place = { databaseId: id, field: field.name };
    return { profileCount: await countFieldValues(client, place), users: await listFieldUsers(client, place) };
  });
}

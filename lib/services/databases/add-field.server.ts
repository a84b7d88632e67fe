import type { Database } from "@/lib/contracts/databases";
import { insertField, type NewField } from "@/lib/db/queries/fields/insert-field.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { changeDatabase } from "./change-database.server";
import { checkKeySettings } from "./check-key-settings";
import { getDatabase } from "./get-database.server";

/** Adds a custom field to a database. Throws `conflict` when it has one of that name. */
export async function addField(actor: Actor, { id, ...field }: { id: number } & NewField): Promise<Database> {
  checkKeySettings(field);
  await changeDatabase(actor, id, async (client) => {
    if (!(await insertField(client, id, field))) {
      throw new AppError("conflict", `The database has a field named "${field.name}" already.`, { field: "name" });
    }
    const entry = { action: "database.field_added", objectType: "database", objectId: id, after: field };
    await writeAudit(client, actor, entry);
  });
  return getDatabase(actor, { id });
}

import type { Database } from "@/lib/contracts/databases";
import { deleteFieldKeys } from "@/lib/db/queries/fields/delete-field-keys.server";
import { deleteFieldRow } from "@/lib/db/queries/fields/delete-field-row.server";
import { deleteFieldValues } from "@/lib/db/queries/fields/delete-field-values.server";
import { getField } from "@/lib/db/queries/fields/get-field.server";
import { listFieldUsers } from "@/lib/db/queries/fields/list-field-users.server";
import { makeCustomKeyName } from "@/lib/domain/matching/matching-mode";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { changeDatabase } from "./change-database.server";
import { getDatabase } from "./get-database.server";

/**
 * Takes a custom field, its values and its keys out of a database: a field of the same name later starts empty.
 * @throws AppError `not_found`; `conflict`, naming them, while scenarios, mailings, segments or templates use it
 */
export async function removeField(actor: Actor, { id, fieldId }: { id: number; fieldId: number }): Promise<Database> {
  await changeDatabase(actor, id, async (client) => {
    const field = await getField(client, { databaseId: id, fieldId });
    if (!field) throw new AppError("not_found", `The database has no field number ${fieldId}.`);
    const users = await listFieldUsers(client, { databaseId: id, field: field.name });
    if (users.length > 0) {
      const named = users.map(({ kind, id: number, name }) => `${kind} "${name}" (#${number})`).join(", ");
      const message = `The field "${field.name}" is used by ${named}. Take it out there first.`;
      throw new AppError("conflict", message, { details: { users } });
    }
    await deleteFieldKeys(client, { databaseId: id, field: makeCustomKeyName(field.name) });
    await deleteFieldValues(client, { databaseId: id, field: field.name, now: new Date() });
    await deleteFieldRow(client, fieldId);
    const entry = { action: "database.field_removed", objectType: "database", objectId: id, before: field };
    await writeAudit(client, actor, entry);
  });
  return getDatabase(actor, { id });
}

import type { ClientBase } from "pg";
import type { Database } from "@/lib/contracts/databases";
import { deleteFieldKeys } from "@/lib/db/queries/fields/delete-field-keys.server";
import { getField } from "@/lib/db/queries/fields/get-field.server";
import type { NewField } from "@/lib/db/queries/fields/insert-field.server";
import { updateFieldRow } from "@/lib/db/queries/fields/update-field-row.server";
import { makeCustomKeyName } from "@/lib/domain/matching/matching-mode";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { AppError } from "@/lib/shared/app-error";
import { buildFieldKeys } from "./build-field-keys.server";
import { changeDatabase } from "./change-database.server";
import { checkKeySettings } from "./check-key-settings";
import { getDatabase } from "./get-database.server";
import { setKeyUnique } from "./set-key-unique.server";

export type UpdateFieldInput = {
  id: number;
  fieldId: number;
  label?: string | undefined;
  description?: string | undefined;
  required?: boolean | undefined;
  isKey?: boolean | undefined;
  isUnique?: boolean | undefined;
};

/**
 * Changes a custom field; becoming a key or unique is done for every profile there is, in the same transaction.
 * Throws `conflict` when several profiles share a value that is to be unique.
 */
export async function updateField(actor: Actor, { id, fieldId, ...changes }: UpdateFieldInput): Promise<Database> {
  await changeDatabase(actor, id, async (client) => {
    const before = await getField(client, { databaseId: id, fieldId });
    if (!before) throw new AppError("not_found", `The database has no field number ${fieldId}.`);
    const after = merge(before, changes);
    checkKeySettings(after);
    await changeKeys(client, id, { before, after });
    await updateFieldRow(client, fieldId, after);
    await writeAudit(client, actor, {
      action: "database.field_changed",
      objectType: "database",
      objectId: id,
      before,
      after,
    });
  });
  return getDatabase(actor, { id });
}

function merge(before: NewField, changes: Omit<UpdateFieldInput, "id" | "fieldId">): NewField {
  const isKey = changes.isKey ?? before.isKey;
  return {
    ...before,
    label: changes.label ?? before.label,
    description: changes.description ?? before.description,
    required: changes.required ?? before.required,
    isKey,
    // A field that is no key any more is not unique either.
    isUnique: changes.isUnique ?? (before.isUnique && isKey),
  };
}

type Change = { before: NewField; after: NewField };

async function changeKeys(client: ClientBase, databaseId: number, { before, after }: Change): Promise<void> {
  const field = makeCustomKeyName(after.name);
  if (before.isKey && !after.isKey) return deleteFieldKeys(client, { databaseId, field });
  if (!before.isKey && after.isKey) await buildFieldKeys(client, { databaseId, field: after.name });
  const wasUnique = before.isKey && before.isUnique;
  if (after.isKey && wasUnique !== after.isUnique) {
    await setKeyUnique(client, { databaseId, field, isUnique: after.isUnique, shown: `"${after.name}"` });
  }
}

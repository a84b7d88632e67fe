import type { FieldView } from "@/lib/domain/fields/field-types";
import { AppError } from "@/lib/shared/app-error";
import { PROFILE_ID_TARGET } from "./column-target";

type Mapping = { columns: readonly (string | null)[]; matching: string; fieldName: string | null };

/** What the rule of a search needs to be in the file. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  email: ["email"],
  email_profile: ["email"],
  phone: ["phones"],
  email_phone: ["email", "phones"],
  profile_id: [PROFILE_ID_TARGET],
};

type Target = { columns: readonly string[]; fields: ReadonlyMap<string, FieldView> };

/** Throws `bad_request` when a column belongs into no field or into another column's, or the file has not what profiles are found by. */
export function checkMapping({ columns, matching, fieldName }: Mapping, file: Target): void {
  const used = readTargets(columns, file);
  if (matching === "custom") checkKeyField(fieldName, file.fields);
  const needed = matching === "custom" ? [fieldName ?? ""] : (NEEDED[matching] ?? []);
  const missing = needed.find((name) => !used.has(name));
  if (missing === undefined) return;
  const label = file.fields.get(missing)?.label ?? "";
  const text = `Profiles are to be found by "${label === "" ? missing : label}", but no column goes into it.`;
  throw wrong("matching", text);
}

function readTargets(columns: Mapping["columns"], file: Target): Set<string> {
  if (columns.length !== file.columns.length)
    throw wrong("columns", `The file has ${file.columns.length} columns, and ${columns.length} are mapped.`);
  const used = new Set<string>();
  for (const [at, target] of columns.entries()) {
    if (target === null) continue;
    if (target !== PROFILE_ID_TARGET && !file.fields.has(target))
      throw wrong(
        "columns",
        `The column "${file.columns[at]}" goes into "${target}", which is no field of the database.`,
      );
    if (used.has(target)) throw wrong("columns", `Two columns go into "${target}". Leave one of them out.`);
    used.add(target);
  }
  if (used.size === 0) throw wrong("columns", "No column goes into a field. Choose at least one.");
  return used;
}

function checkKeyField(name: string | null, fields: ReadonlyMap<string, FieldView>): void {
  const field = name === null ? undefined : fields.get(name);
  if (field?.isKey !== true) throw wrong("fieldName", "Choose the key field by which profiles are found.");
}

function wrong(field: string, message: string): AppError {
  return new AppError("bad_request", message, { field });
}

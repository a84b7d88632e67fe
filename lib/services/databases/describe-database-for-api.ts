import { describeDatabase } from "./describe-database";

/** A database in the API's words. */
export function describeDatabaseForApi(record: Parameters<typeof describeDatabase>[0]) {
  const { id, name, description, emailUnique, groupIds, fields } = describeDatabase(record, 0);
  return {
    id,
    name,
    description,
    email_unique: emailUnique,
    groups: groupIds,
    fields: fields.map((field) => ({
      name: field.name,
      label: field.label,
      type: field.type,
      standard: field.standard,
      required: field.required,
      is_key: field.isKey,
      is_unique: field.isUnique,
    })),
  };
}

import type { Database, DatabaseField, DatabaseRow } from "@/lib/contracts/databases";
import type { DatabaseRecord } from "@/lib/db/queries/databases/list-database-rows.server";
import { fieldTypeSchema } from "@/lib/domain/fields/field-types";
import { listFields } from "@/lib/domain/fields/list-fields";

/** A database as lists show it. */
export function describeDatabaseRow(record: DatabaseRecord, profileCount: number): DatabaseRow {
  const { id, name, description, emailUnique, groupIds } = record;
  const updatedAt = record.updatedAt.toISOString();
  return { id, name, description, emailUnique, fieldCount: record.fields.length, profileCount, groupIds, updatedAt };
}

/** A database with all its fields. */
export function describeDatabase(record: DatabaseRecord, profileCount: number): Database {
  return { ...describeDatabaseRow(record, profileCount), fields: describeFields(record) };
}

function describeFields(record: DatabaseRecord): DatabaseField[] {
  const standard = [...listFields({ emailUnique: record.emailUnique, custom: [] }).values()];
  const custom = record.fields.map(({ id, name, label, description, type, required, isKey, isUnique }) => ({
    id,
    name,
    label,
    description,
    type: fieldTypeSchema.parse(type),
    standard: false,
    required,
    isKey,
    isUnique,
  }));
  return [...standard.map((field) => ({ ...field, id: null, description: "" })), ...custom];
}

import { pageDatabases } from "@/lib/db/queries/databases/page-databases.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { describeDatabase } from "./describe-database";

export type PageInput = { from_id: number; limit: number; groups_id?: number[] | undefined };

/** `databases/list`: one page by number; `next_from_id` is null on the last one. */
export async function listDatabasesByApi(actor: Actor, page: PageInput) {
  const { rows, nextId, total } = await pageDatabases(actor, {
    fromId: page.from_id,
    limit: page.limit,
    groupIds: page.groups_id,
  });
  return { data: rows.map(describe), next_from_id: nextId, total };
}

function describe(record: Parameters<typeof describeDatabase>[0]) {
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

import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import { type FactKind, factKindSchema } from "@/lib/domain/facts/fact";
import { fieldTypeSchema, type FieldView } from "@/lib/domain/fields/field-types";
import { listFields } from "@/lib/domain/fields/list-fields";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { visibleSql } from "@/lib/db/visible-to.server";

/** A database as rules see it. */
export type DatabaseView = {
  id: number;
  accountId: number;
  name: string;
  emailUnique: boolean;
  /** Standard and custom fields by name. */
  fields: ReadonlyMap<string, FieldView>;
  /** Kinds of facts that its active scenarios listen for, at the moment it was read. */
  listens: ReadonlySet<FactKind>;
};

const customFieldsSchema = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    type: fieldTypeSchema,
    required: z.boolean(),
    isKey: z.boolean(),
    isUnique: z.boolean(),
  }),
);

/** The database with its fields; null when the actor does not see it. */
export async function getDatabaseView(
  client: ClientBase | Pool,
  actor: Pick<Actor, "accountId" | "groupIds">,
  databaseId: number,
): Promise<DatabaseView | null> {
  const visible = visibleSql(actor, { alias: "d", firstParameter: 2 });
  const { rows } = await client.query<{
    account_id: number;
    name: string;
    email_unique: boolean;
    fields: unknown;
    listens: string[];
  }>({
    name: "get-database-view",
    text: `SELECT d.account_id, d.name, d.email_unique, coalesce((
        SELECT jsonb_agg(jsonb_build_object('name', f.name, 'label', f.label, 'type', f.type, 'required', f.required,
          'isKey', f.is_key, 'isUnique', f.is_unique) ORDER BY f.position, f.id)
        FROM field f WHERE f.database_id = d.id), '[]') AS fields, ARRAY(
        SELECT DISTINCT unnest(s.listens) FROM scenario s
        WHERE s.database_id = d.id AND s.is_active AND s.listens <> '{}') AS listens
      FROM database d WHERE d.id = $1 AND ${visible.sql}`,
    values: [databaseId, ...visible.values],
  });
  const row = rows[0];
  if (!row) return null;
  const custom = customFieldsSchema.parse(row.fields).map((field) => ({ ...field, standard: false }));
  const fields = listFields({ emailUnique: row.email_unique, custom });
  const listens = new Set(row.listens.map((kind) => factKindSchema.parse(kind)));
  return { id: databaseId, accountId: row.account_id, name: row.name, emailUnique: row.email_unique, fields, listens };
}

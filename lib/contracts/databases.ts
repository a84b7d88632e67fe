import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { GROUPS_MAX, idParams, objectId, objectIdText } from "@/lib/contracts/ids";
import { fieldTypeSchema } from "@/lib/domain/fields/field-types";
import { STANDARD_FIELDS } from "@/lib/domain/fields/standard-fields";

export const DATABASE_NAME_LENGTH_MAX = 160;
export const FIELD_NAME_LENGTH_MAX = 63;
const DESCRIPTION_LENGTH_MAX = 2_000;
const LABEL_LENGTH_MAX = 120;

const fieldParams = idParams.extend({ fieldId: objectIdText });
const moment = z.iso.datetime();
const name = z
  .string()
  .trim()
  .min(1, "Give the database a name.")
  .max(DATABASE_NAME_LENGTH_MAX, `A name has at most ${DATABASE_NAME_LENGTH_MAX} characters.`);
const description = z.string().max(DESCRIPTION_LENGTH_MAX);
const label = z.string().trim().max(LABEL_LENGTH_MAX);

/** Names that a request's `data` and the answers use for something else. */
const RESERVED = new Set([
  "subscriptions",
  "profile_id",
  "db_id",
  "created_at",
  "updated_at",
  ...STANDARD_FIELDS.map((field) => field.name),
  // What every object of JavaScript has: a profile without such a field would seem to have it.
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** The name that templates and the API use: `crm_id`. */
export const fieldNameSchema = z
  .string()
  .trim()
  .max(FIELD_NAME_LENGTH_MAX, `A field's name has at most ${FIELD_NAME_LENGTH_MAX} characters.`)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, "Use letters, digits and _ only, beginning with a letter.")
  .refine((text) => !RESERVED.has(text), "This name has a meaning of its own. Choose another one.");

export const databaseFieldSchema = z.object({
  /** Null for a standard field. */
  id: z.int().nullable(),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  type: fieldTypeSchema,
  standard: z.boolean(),
  required: z.boolean(),
  isKey: z.boolean(),
  isUnique: z.boolean(),
});
export type DatabaseField = z.infer<typeof databaseFieldSchema>;

export const databaseRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string(),
  emailUnique: z.boolean(),
  /** Custom fields. */
  fieldCount: z.int(),
  profileCount: z.int(),
  groupIds: z.array(z.int()),
  updatedAt: moment,
});
export type DatabaseRow = z.infer<typeof databaseRowSchema>;

export const databaseSchema = databaseRowSchema.extend({
  /** Standard ones first, then the custom ones in their order. */
  fields: z.array(databaseFieldSchema),
});
export type Database = z.infer<typeof databaseSchema>;

export const listDatabases = defineContract({
  method: "GET",
  path: "/api/internal/databases",
  query: z.object({ search: z.string().max(200).optional() }),
  answer: z.object({ items: z.array(databaseRowSchema) }),
});

export const getDatabase = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]",
  params: idParams,
  answer: databaseSchema,
});

export const createDatabase = defineContract({
  method: "POST",
  path: "/api/internal/databases",
  body: z.object({
    name,
    description: description.default(""),
    emailUnique: z.boolean().default(true),
    groupIds: z.array(objectId).max(GROUPS_MAX).default([]),
  }),
  answer: z.object({ id: z.int() }),
});

export const updateDatabase = defineContract({
  method: "PATCH",
  path: "/api/internal/databases/[id]",
  params: idParams,
  body: z.object({
    name: name.optional(),
    description: description.optional(),
    emailUnique: z.boolean().optional(),
    groupIds: z.array(objectId).max(GROUPS_MAX).optional(),
  }),
  answer: databaseSchema,
});

export const addField = defineContract({
  method: "POST",
  path: "/api/internal/databases/[id]/fields",
  params: idParams,
  body: z.object({
    name: fieldNameSchema,
    label: label.default(""),
    description: description.default(""),
    type: fieldTypeSchema,
    required: z.boolean().default(false),
    isKey: z.boolean().default(false),
    isUnique: z.boolean().default(false),
  }),
  answer: databaseSchema,
});

/** Name and type stay what they are: values, templates and conditions depend on them. */
export const updateField = defineContract({
  method: "PATCH",
  path: "/api/internal/databases/[id]/fields/[fieldId]",
  params: fieldParams,
  body: z.object({
    label: label.optional(),
    description: description.optional(),
    required: z.boolean().optional(),
    isKey: z.boolean().optional(),
    isUnique: z.boolean().optional(),
  }),
  answer: databaseSchema,
});

const fieldUsageSchema = z.object({
  /** That have a value in it. */
  profileCount: z.int(),
  users: z.array(
    z.object({ kind: z.enum(["scenario", "mailing", "segment", "template"]), id: z.int(), name: z.string() }),
  ),
});
export type FieldUsage = z.infer<typeof fieldUsageSchema>;

/** What is lost, and who misses it, if a custom field is removed. */
export const getFieldUsage = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/fields/[fieldId]/usage",
  params: fieldParams,
  answer: fieldUsageSchema,
});

/** Takes the field and its values out of every profile; refused while something names it. */
export const removeField = defineContract({
  method: "DELETE",
  path: "/api/internal/databases/[id]/fields/[fieldId]",
  params: fieldParams,
  answer: databaseSchema,
});

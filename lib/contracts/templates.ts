import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams, objectId, revision } from "@/lib/contracts/ids";
import { HTML_LENGTH_MAX, SUBJECT_LENGTH_MAX, TEXT_LENGTH_MAX } from "@/lib/domain/messages/message-content";

export const TEMPLATE_NAME_LENGTH_MAX = 160;
const PAGE_MAX = 200;

const moment = z.iso.datetime();

export const templateNameSchema = z
  .string()
  .trim()
  .min(1, "Give the template a name.")
  .max(TEMPLATE_NAME_LENGTH_MAX, `A name has at most ${TEMPLATE_NAME_LENGTH_MAX} characters.`);

const contentShape = {
  subject: z.string().max(SUBJECT_LENGTH_MAX, `A subject has at most ${SUBJECT_LENGTH_MAX} characters.`),
  html: z.string().max(HTML_LENGTH_MAX, `HTML has at most ${HTML_LENGTH_MAX} characters.`),
  text: z.string().max(TEXT_LENGTH_MAX, `A text has at most ${TEXT_LENGTH_MAX} characters.`),
};
const databaseId = objectId.nullable();

export const TEMPLATE_SORTS = ["name", "mailings", "created", "updated"] as const;

export const templateRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  subject: z.string(),
  hasHtml: z.boolean(),
  hasText: z.boolean(),
  databaseId: z.int().nullable(),
  databaseName: z.string().nullable(),
  /** Trigger mailings that use it. */
  mailings: z.int(),
  createdAt: moment,
  updatedAt: moment,
});
export type TemplateRow = z.infer<typeof templateRowSchema>;

export const listTemplates = defineContract({
  method: "GET",
  path: "/api/internal/templates",
  query: z.object({
    search: z.string().max(200).optional(),
    sort: z.enum(TEMPLATE_SORTS).default("updated"),
    desc: z.stringbool().default(true),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(templateRowSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

export const templateSchema = z.object({
  id: z.int(),
  name: z.string(),
  databaseId: z.int().nullable(),
  /** The saved revision; a save names the one it saw. */
  version: z.int(),
  ...contentShape,
  mailings: z.array(z.object({ id: z.int(), name: z.string(), isActive: z.boolean() })),
  /** Whose elements send it without a mailing. */
  scenarios: z.array(z.object({ id: z.int(), name: z.string(), isActive: z.boolean() })),
  createdAt: moment,
  updatedAt: moment,
  updatedBy: z.string().nullable(),
});
export type TemplateView = z.infer<typeof templateSchema>;

export const getTemplate = defineContract({
  method: "GET",
  path: "/api/internal/templates/[id]",
  params: idParams,
  answer: templateSchema,
});

export const createTemplate = defineContract({
  method: "POST",
  path: "/api/internal/templates",
  body: z.object({ name: templateNameSchema, databaseId, ...contentShape }),
  answer: z.object({ id: z.int() }),
});

/** `version` is the revision that was edited; 409 with `details.version` when somebody saved meanwhile. */
export const saveTemplate = defineContract({
  method: "PUT",
  path: "/api/internal/templates/[id]",
  params: idParams,
  body: z.object({ version: revision, name: templateNameSchema, databaseId, ...contentShape }),
  answer: templateSchema,
});

export const duplicateTemplate = defineContract({
  method: "POST",
  path: "/api/internal/templates/[id]/duplicate",
  params: idParams,
  answer: z.object({ id: z.int(), name: z.string() }),
});

export const deleteTemplate = defineContract({
  method: "DELETE",
  path: "/api/internal/templates/[id]",
  params: idParams,
  answer: z.void(),
});

import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams, objectId, objectIdText } from "@/lib/contracts/ids";
import { JOB_STATES } from "@/lib/domain/background/job-state";
import { fileDelimiterSchema } from "@/lib/domain/uploads/file-delimiter";
import { fileEncodingSchema } from "@/lib/domain/uploads/file-encoding";
import { fileRowSchema } from "@/lib/domain/uploads/file-row";
import { importModeSchema } from "@/lib/domain/uploads/import-mode";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";

const UPLOAD_NAME_LENGTH_MAX = 200;
const COLUMNS_MAX = 500;
const SUBSCRIPTIONS_MAX = 20;

const uploadParams = idParams.extend({ uploadId: objectIdText });
const importParams = idParams.extend({ importId: objectIdText });
const moment = z.iso.datetime();

/** The rules by which a row of a file finds its profile. */
export const FILE_MATCHINGS = ["email", "email_profile", "phone", "email_phone", "profile_id", "custom"] as const;

const uploadSchema = z.object({
  id: z.int(),
  name: z.string(),
  encoding: fileEncodingSchema,
  delimiter: z.string(),
  columns: z.array(z.string()),
  rowCount: z.int(),
  /** For each column the field that it seems to belong into. */
  guesses: z.array(z.string().nullable()),
  /** The first rows. */
  rows: z.array(fileRowSchema),
});
export type Upload = z.infer<typeof uploadSchema>;

/** Its body is the file itself, plain or gzip. */
export const uploadFile = defineContract({
  method: "POST",
  path: "/api/internal/databases/[id]/uploads",
  params: idParams,
  query: z.object({
    name: z.string().trim().min(1).max(UPLOAD_NAME_LENGTH_MAX),
    encoding: fileEncodingSchema.optional(),
    delimiter: fileDelimiterSchema.optional(),
  }),
  answer: z.object({ id: z.int() }),
});

/** A file that has come, and how it is read. */
export const getUpload = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/uploads/[uploadId]",
  params: uploadParams,
  answer: uploadSchema,
});

export const fileImportSchema = z.object({
  uploadId: objectId,
  /** For each column the field that it belongs into, `profile_id`, or null for none. */
  columns: z.array(z.string().max(80).nullable()).max(COLUMNS_MAX),
  mode: importModeSchema,
  matching: z.enum(FILE_MATCHINGS),
  /** The key field of `custom`. */
  fieldName: z.string().max(80).nullable(),
  /** What every profile of the file is subscribed to, with its own address. Without a status who is subscribed or not already stays so. */
  subscriptions: z
    .array(z.object({ resourceId: objectId, channel: z.string().max(40), status: subscriptionStatusSchema.optional() }))
    .max(SUBSCRIPTIONS_MAX),
  /** The list that every profile of the file comes into. */
  segmentId: objectId.nullable(),
  /** Whether scenarios may start by it. */
  starts: z.boolean(),
  /** Does everything and takes it back: to see what would become of it. */
  isTrial: z.boolean(),
});

const fileImportStateSchema = z.object({
  id: z.int(),
  name: z.string(),
  uploadId: z.int(),
  isTrial: z.boolean(),
  state: z.enum(JOB_STATES),
  done: z.int(),
  total: z.int(),
  inserted: z.int(),
  updated: z.int(),
  skipped: z.int(),
  wrong: z.int(),
  /** Some of the reasons, the most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), row: z.int(), count: z.int() })),
  error: z.string().nullable(),
  isCancelling: z.boolean(),
  startedBy: z.string(),
  createdAt: moment,
  endedAt: moment.nullable(),
});
export type FileImport = z.infer<typeof fileImportStateSchema>;

/** The imports of a database, newest first. */
export const listFileImports = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/imports",
  params: idParams,
  answer: z.object({ items: z.array(fileImportStateSchema) }),
});

export const getFileImport = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/imports/[importId]",
  params: importParams,
  answer: fileImportStateSchema,
});

/** Leaves the import to the engines. */
export const startFileImport = defineContract({
  method: "POST",
  path: "/api/internal/databases/[id]/imports",
  params: idParams,
  body: fileImportSchema,
  answer: z.object({ id: z.int() }),
});

/** What is imported stays. */
export const cancelFileImport = defineContract({
  method: "POST",
  path: "/api/internal/databases/[id]/imports/[importId]/cancel",
  params: importParams,
  answer: z.void(),
});

/** The rows that were not imported, as CSV: their cells, their place and the reason. */
export const downloadWrongRows = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/imports/[importId]/wrong-rows",
  params: importParams,
  answer: z.void(),
});

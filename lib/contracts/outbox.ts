import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { bigId } from "@/lib/contracts/ids";

const PAGE_MAX = 200;
const moment = z.iso.datetime();

export const outboxRowSchema = z.object({
  /** A bigint as text. */
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  isTest: z.boolean(),
  createdAt: moment,
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** Letters that were kept because no mail server is set, newest first. */
export const listOutbox = defineContract({
  method: "GET",
  path: "/api/internal/outbox",
  query: z.object({
    search: z.string().max(200).optional(),
    cursor: bigId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({
    items: z.array(outboxRowSchema),
    nextCursor: z.string().nullable(),
    total: z.int(),
    /** Where new letters go: outbox, or to a mail server. */
    delivery: z.enum(["sender", "environment", "outbox"]),
  }),
});

export const outboxLetterSchema = outboxRowSchema.extend({
  /** What it was sent for; null for a test letter. */
  message: z
    .object({
      /** Null for a template that an element sent by itself. */
      mailingId: z.int().nullable(),
      templateId: z.int(),
      profileId: z.string().nullable(),
      missing: z.array(z.string()),
    })
    .nullable(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Empty = the letter has no such part. */
  html: z.string(),
  text: z.string(),
  /** As it would go over the wire. */
  raw: z.string(),
});
export type OutboxLetter = z.infer<typeof outboxLetterSchema>;

export const getOutboxLetter = defineContract({
  method: "GET",
  path: "/api/internal/outbox/[id]",
  params: z.object({ id: bigId }),
  answer: outboxLetterSchema,
});

/** Throws all kept letters of the account away. */
export const clearOutbox = defineContract({
  method: "DELETE",
  path: "/api/internal/outbox",
  answer: z.object({ deleted: z.int() }),
});

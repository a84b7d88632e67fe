import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { bigId, ID_MAX, idParams, objectId, objectIdText, revision } from "@/lib/contracts/ids";
import { getScenarioContext } from "@/lib/contracts/scenario-context";
import { mailingConditionSchema } from "@/lib/domain/mailings/mailing-condition";
import { BOUNCE_KINDS, MESSAGE_STATUSES } from "@/lib/domain/messages/message-status";

export const MAILING_NAME_LENGTH_MAX = 160;
const PAGE_MAX = 200;

const moment = z.iso.datetime();
const chosen = (what: string) => z.int(`Choose a ${what}.`).positive(`Choose a ${what}.`).max(ID_MAX);

/** What a marketer types; the same for a new mailing and a changed one. */
export const mailingFormSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the mailing a name.")
    .max(MAILING_NAME_LENGTH_MAX, `A name has at most ${MAILING_NAME_LENGTH_MAX} characters.`),
  databaseId: chosen("database"),
  resourceId: chosen("resource"),
  templateId: chosen("template"),
  /** Null = the account's default sender. */
  senderId: objectId.nullable(),
  condition: mailingConditionSchema,
  /** Whether opens and clicks of its letters are noted. */
  tracking: z.boolean().default(true),
  isActive: z.boolean(),
});
export type MailingForm = z.infer<typeof mailingFormSchema>;

/** What the settings of a condition may refer to, in a mailing over this database. */
export const listMailingSubjects = defineContract({
  method: "GET",
  path: "/api/internal/mailings/subjects",
  query: z.object({ databaseId: objectIdText }),
  answer: getScenarioContext.answer,
});

export const MAILING_SORTS = ["id", "name", "updated"] as const;

export const mailingRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  isActive: z.boolean(),
  databaseId: z.int(),
  databaseName: z.string(),
  resourceId: z.int(),
  resourceName: z.string(),
  templateId: z.int(),
  templateName: z.string(),
  channel: z.string(),
  condition: mailingConditionSchema,
  updatedAt: moment,
});
export type MailingRow = z.infer<typeof mailingRowSchema>;

export const listMailings = defineContract({
  method: "GET",
  path: "/api/internal/mailings",
  query: z.object({
    search: z.string().max(200).optional(),
    status: z.enum(["active", "inactive"]).optional(),
    databaseId: objectIdText.optional(),
    sort: z.enum(MAILING_SORTS).default("id"),
    desc: z.stringbool().default(true),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(mailingRowSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

/** Letters sent in the last 7 days and what came of them, by mailing; apart from the list, because counting takes longer than listing. */
export const countSentMessages = defineContract({
  method: "GET",
  path: "/api/internal/mailings/sent",
  query: z.object({ ids: z.string().regex(/^\d{1,9}(,\d{1,9}){0,199}$/) }),
  answer: z.object({
    counts: z.array(
      z.object({
        mailingId: z.int(),
        sent: z.int(),
        opened: z.int(),
        clicked: z.int(),
        unsubscribed: z.int(),
        bounced: z.int(),
        complained: z.int(),
      }),
    ),
  }),
});

export const mailingSchema = mailingRowSchema.extend({
  /** The saved revision; a save names the one it saw. */
  rev: z.int(),
  senderId: z.int().nullable(),
  /** The sender it goes out with; null = the account has none. */
  senderName: z.string().nullable(),
  tracking: z.boolean(),
  /** What keeps it from being active. */
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
  /** Scenarios that send it. */
  scenarios: z.array(z.object({ id: z.int(), name: z.string(), isActive: z.boolean() })),
  createdAt: moment,
});
export type MailingView = z.infer<typeof mailingSchema>;

export const getMailing = defineContract({
  method: "GET",
  path: "/api/internal/mailings/[id]",
  params: idParams,
  answer: mailingSchema,
});

export const createMailing = defineContract({
  method: "POST",
  path: "/api/internal/mailings",
  body: mailingFormSchema,
  answer: z.object({ id: z.int() }),
});

/** An active scenario that sends a mailing, and how many profiles are inside it. */
export const sendingScenarioSchema = z.object({ id: z.int(), name: z.string(), inside: z.int() });
export type SendingScenario = z.infer<typeof sendingScenarioSchema>;

/**
 * To switch off a mailing that active scenarios send is refused with 409 and `details.kind` "sending", which names them
 * (`scenarios`), unless this says that it is meant.
 */
const evenIfSent = z.boolean().default(false);

/** `rev` is the revision that was edited; 409 with `details.rev` when somebody saved meanwhile. */
export const saveMailing = defineContract({
  method: "PUT",
  path: "/api/internal/mailings/[id]",
  params: idParams,
  body: mailingFormSchema.extend({ rev: revision, evenIfSent }),
  answer: mailingSchema,
});

export const setMailingActive = defineContract({
  method: "POST",
  path: "/api/internal/mailings/[id]/active",
  params: idParams,
  body: z.object({ isActive: z.boolean(), evenIfSent }),
  answer: mailingSchema,
});

export const deleteMailing = defineContract({
  method: "DELETE",
  path: "/api/internal/mailings/[id]",
  params: idParams,
  answer: z.void(),
});

/** The senders that a mailing can name, and what it uses when it names none. */
export const listMailingSenders = defineContract({
  method: "GET",
  path: "/api/internal/mailings/senders",
  answer: z.object({
    items: z.array(z.object({ id: z.int(), name: z.string(), fromAddress: z.string(), isDefault: z.boolean() })),
    /** sender: the default one of the items; environment: SMTP_URL; outbox: letters are kept in the Outbox. */
    fallback: z.enum(["sender", "environment", "outbox"]),
    /** Where programs call the API. */
    publicUrl: z.string(),
  }),
});

export const mailingMessageSchema = z.object({
  /** A bigint as text. */
  id: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  reason: z.string().nullable(),
  /** Variables that were empty. */
  missing: z.array(z.string()),
  address: z.string(),
  /** 24 hex digits; null when the profile is gone. */
  profileId: z.string().nullable(),
  templateVersion: z.int(),
  scenarioId: z.int().nullable(),
  passId: z.string().nullable(),
  /** The first time, and how often. */
  openedAt: moment.nullable(),
  opens: z.int(),
  clickedAt: moment.nullable(),
  clicks: z.int(),
  unsubscribedAt: moment.nullable(),
  /** When it is known to have arrived; null = not known. */
  deliveredAt: moment.nullable(),
  complainedAt: moment.nullable(),
  /** How it came back, if it did, and why in the server's words. */
  bounceKind: z.enum(BOUNCE_KINDS).nullable(),
  bounceReason: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type MailingMessage = z.infer<typeof mailingMessageSchema>;

/** The log of a mailing, newest first. */
export const listMailingMessages = defineContract({
  method: "GET",
  path: "/api/internal/mailings/[id]/messages",
  params: idParams,
  query: z.object({
    status: z.enum(MESSAGE_STATUSES).optional(),
    cursor: bigId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(mailingMessageSchema), nextCursor: z.string().nullable() }),
});

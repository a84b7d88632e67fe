import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams, objectId } from "@/lib/contracts/ids";
import { normalizeEmail } from "@/lib/domain/profiles/normalize-email";

const TEXT_LENGTH_MAX = 200;
const PASSWORD_LENGTH_MAX = 1000;
const PORT_MAX = 65_535;
const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$|^[0-9a-fA-F:]+$/u;
// Line breaks would begin a mail header of their own.
const LINE = /^\P{C}*$/u;

const RATE_MAX = 1_000_000;

export const RATE_PERIODS = ["second", "minute", "hour"] as const;
export const SENDER_TLS = ["starttls", "tls", "none"] as const;

export const line = z.string().trim().max(TEXT_LENGTH_MAX).regex(LINE, "Only one line of text.");
export const address = z
  .string()
  .refine((text) => normalizeEmail(text) !== null, "This is no e-mail address.")
  .transform((text) => normalizeEmail(text) ?? text);

export const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Type the mail server's name.")
  .max(TEXT_LENGTH_MAX)
  .regex(HOST, {
    error: "Only the server's name, such as smtp.example.com, without a port or smtp://.",
  });
export const port = z.int("Type a port, such as 587.").min(1).max(PORT_MAX);

/** What a sender needs; `password` left out = the one that is kept, empty = none. */
export const senderSettings = z.object({
  name: line.min(1, "Give the sender a name."),
  host,
  port,
  tls: z.enum(SENDER_TLS),
  username: line.default(""),
  password: z.string().max(PASSWORD_LENGTH_MAX).optional(),
  fromAddress: address,
  fromName: line.default(""),
  replyTo: z.union([z.literal(""), address]).default(""),
  /** Letters in the time of `ratePer`, over all engines; null = as many as there are. */
  rateLimit: z.int().min(1, "At least one letter.").max(RATE_MAX).nullable().default(null),
  ratePer: z.enum(RATE_PERIODS).default("second"),
});
export type SenderSettings = z.output<typeof senderSettings>;

export const senderSchema = z.object({
  id: z.int(),
  name: z.string(),
  host: z.string(),
  port: z.int(),
  tls: z.enum(SENDER_TLS),
  username: z.string(),
  hasPassword: z.boolean(),
  fromAddress: z.string(),
  fromName: z.string(),
  replyTo: z.string(),
  rateLimit: z.int().nullable(),
  ratePer: z.enum(RATE_PERIODS),
  /** How its letters are signed: the record that receivers look up; null = they are not. */
  dkim: z.object({ selector: z.string(), domain: z.string(), name: z.string(), value: z.string() }).nullable(),
  /** Where letters come back to and are read; null = to the from address, where nobody here reads them. */
  mailbox: z
    .object({
      bounceAddress: z.string(),
      host: z.string(),
      port: z.int(),
      tls: z.enum(SENDER_TLS),
      username: z.string(),
      /** The last visit, and why it failed, if it did. */
      readAt: z.iso.datetime().nullable(),
      error: z.string().nullable(),
    })
    .nullable(),
  /** Whether its provider may report what became of letters. */
  takesReports: z.boolean(),
  isDefault: z.boolean(),
  /** Mailings that name this sender. */
  mailings: z.int(),
  updatedAt: z.iso.datetime(),
});
export type SenderView = z.infer<typeof senderSchema>;

export const listSenders = defineContract({
  method: "GET",
  path: "/api/internal/senders",
  answer: z.object({
    items: z.array(senderSchema),
    /** What sends where no sender is the default: the server of SMTP_URL, or the Outbox. */
    fallback: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("environment"), server: z.string(), fromAddress: z.string() }),
      z.object({ kind: z.literal("outbox") }),
    ]),
  }),
});

export const createSender = defineContract({
  method: "POST",
  path: "/api/internal/senders",
  body: senderSettings,
  answer: senderSchema,
});

export const updateSender = defineContract({
  method: "PUT",
  path: "/api/internal/senders/[id]",
  params: idParams,
  body: senderSettings,
  answer: senderSchema,
});

export const makeSenderDefault = defineContract({
  method: "POST",
  path: "/api/internal/senders/[id]/default",
  params: idParams,
  answer: senderSchema,
});

export const deleteSender = defineContract({
  method: "DELETE",
  path: "/api/internal/senders/[id]",
  params: idParams,
  answer: z.object({ deleted: z.literal(true) }),
});

/** Sends one letter: with settings that need not be saved (`id` = whose password is kept), or over what is there. */
export const testSender = defineContract({
  method: "POST",
  path: "/api/internal/senders/test",
  body: z.object({
    to: address,
    id: objectId.nullable().default(null),
    settings: senderSettings.nullable().default(null),
  }),
  /** `text` is what the server said, or why it did not work and what to do. */
  answer: z.object({ ok: z.boolean(), text: z.string(), inOutbox: z.boolean() }),
});

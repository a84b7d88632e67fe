import { z } from "zod";
import { jsonObjectSchema, jsonSchema } from "@/lib/shared/json";

/** What triggers and waits listen for. */
export const FACT_KINDS = [
  "profile_changed",
  "subscription_changed",
  "event",
  "message",
  "segment_entered",
  "segment_left",
] as const;
export const factKindSchema = z.enum(FACT_KINDS);
export type FactKind = z.infer<typeof factKindSchema>;

/** How a profile came by its new values; `scenario` = an element changed it. */
export const IMPORT_WAYS = ["by_hand", "api", "file", "scenario"] as const;
export type ImportWay = (typeof IMPORT_WAYS)[number];

export const MESSAGE_EVENTS = ["delivered", "opened", "clicked", "unsubscribed", "complained", "bounced"] as const;

const profileChanged = z.object({
  kind: z.literal("profile_changed"),
  how: z.enum(IMPORT_WAYS),
  created: z.boolean(),
  /** Changed fields by name; null = not set. */
  fields: z.record(z.string(), z.object({ from: jsonSchema, to: jsonSchema })),
});

const subscriptionChanged = z.object({
  kind: z.literal("subscription_changed"),
  resourceId: z.int(),
  channel: z.string(),
  address: z.string(),
  /** The status before; null = the subscription is new. */
  from: z.string().nullable(),
  to: z.string(),
});

const event = z.object({ kind: z.literal("event"), name: z.string(), content: jsonObjectSchema });

const message = z.object({
  kind: z.literal("message"),
  event: z.enum(MESSAGE_EVENTS),
  /** The message's number, as text. */
  messageId: z.string(),
  /** Null = a template of an element. */
  mailingId: z.int().nullable(),
});

const segmentEntered = z.object({ kind: z.literal("segment_entered"), segmentId: z.int() });
/** Starts nothing: only waits listen for it. */
const segmentLeft = z.object({ kind: z.literal("segment_left"), segmentId: z.int() });

/** Something that happened to one profile. */
export const factSchema = z.discriminatedUnion("kind", [
  profileChanged,
  subscriptionChanged,
  event,
  message,
  segmentEntered,
  segmentLeft,
]);
export type Fact = z.infer<typeof factSchema>;
export type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>;

/** Where a fact came from and what it may do. */
export type FactCause = {
  /** Scenarios that started each other before. */
  hops: number;
  /** 0 = real time, 1–15 = bulk. */
  lane: number;
  /** False: it only wakes who waits, and starts nothing. */
  starts: boolean;
};

/** What a scenario that the fact starts has as its apicontent. */
export function contentOf(fact: Fact): Extract<Fact, { kind: "event" }>["content"] {
  return fact.kind === "event" ? fact.content : {};
}

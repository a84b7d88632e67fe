import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { bigId, ID_MAX, objectId, objectIdText, revision } from "@/lib/contracts/ids";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { BOUNCE_KINDS, MESSAGE_STATUSES } from "@/lib/domain/messages/message-status";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";
import { jsonObjectSchema } from "@/lib/shared/json";

const PAGE_MAX = 200;
const profileId = z.string().regex(/^[0-9a-fA-F]{24}$/, "A profile's id has 24 hexadecimal digits.");
const idParams = z.object({ id: profileId });
const moment = z.iso.datetime();

export const profileRowSchema = z.object({
  /** 24 hex digits. */
  id: z.string(),
  fields: jsonObjectSchema,
  createdAt: moment,
  updatedAt: moment,
});
export type ProfileRow = z.infer<typeof profileRowSchema>;

export const profileSubscriptionSchema = z.object({
  resourceId: z.int(),
  resourceName: z.string(),
  channel: z.string(),
  address: z.string(),
  status: subscriptionStatusSchema,
  priority: z.int(),
  updatedAt: moment,
});
export type ProfileSubscription = z.infer<typeof profileSubscriptionSchema>;

export const profileSchema = profileRowSchema.extend({
  databaseId: z.int(),
  databaseName: z.string(),
  /** Raised by every change; a save names the one it saw. */
  version: z.int(),
  subscriptions: z.array(profileSubscriptionSchema),
});
export type Profile = z.infer<typeof profileSchema>;

/** Newest first. A search looks at the beginning of e-mails, phones, subscription addresses and key fields, or at a whole id. */
export const listProfiles = defineContract({
  method: "GET",
  path: "/api/internal/profiles",
  query: z.object({
    databaseId: objectIdText,
    search: z.string().trim().max(200).optional(),
    /** `nextCursor` of the page before. */
    cursor: bigId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  /** A search has one page; `isCut` says that there are more than it shows. */
  answer: z.object({
    items: z.array(profileRowSchema),
    nextCursor: z.string().nullable(),
    isCut: z.boolean(),
  }),
});

export const getProfile = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]",
  params: idParams,
  answer: profileSchema,
});

/** Fields by name; a list or number may be written as text, as forms have it. */
export const createProfile = defineContract({
  method: "POST",
  path: "/api/internal/profiles",
  body: z.object({ databaseId: objectId, fields: jsonObjectSchema }),
  answer: z.object({ id: z.string() }),
});

/** Only the named fields change; `null` unsets one. */
export const updateProfile = defineContract({
  method: "PATCH",
  path: "/api/internal/profiles/[id]",
  params: idParams,
  body: z.object({
    fields: jsonObjectSchema,
    /** Refused when somebody changed the profile since; absent = not asked. */
    version: revision.optional(),
  }),
  answer: profileSchema,
});

export const deleteProfile = defineContract({
  method: "DELETE",
  path: "/api/internal/profiles/[id]",
  params: idParams,
  answer: z.undefined(),
});

export const setSubscription = defineContract({
  method: "PUT",
  path: "/api/internal/profiles/[id]/subscriptions",
  params: idParams,
  body: z.object({
    resourceId: z.int("Choose a resource.").positive("Choose a resource.").max(ID_MAX),
    channel: z.string().default("email"),
    /** Absent = the profile's own address. */
    address: z.string().max(300).optional(),
    status: subscriptionStatusSchema,
    priority: z.int().min(-1_000_000).max(1_000_000).optional(),
  }),
  answer: profileSchema,
});

export const profileEventSchema = z.object({
  id: z.string(),
  at: moment,
  /** created | changed | subscription_added | subscription_changed | event | goal */
  kind: z.string(),
  /** Who did it, in words. */
  source: z.string(),
  detail: jsonObjectSchema,
});
export type ProfileEvent = z.infer<typeof profileEventSchema>;

/** The card's History, newest first. */
export const listProfileEvents = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]/events",
  params: idParams,
  query: z.object({
    cursor: bigId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(profileEventSchema), nextCursor: z.string().nullable() }),
});

export const profileMessageSchema = z.object({
  /** A bigint as text. */
  id: z.string(),
  /** Null for a template that an element sent by itself. */
  mailingId: z.int().nullable(),
  /** Of the mailing, else of the template; null when it is gone. */
  name: z.string().nullable(),
  templateId: z.int(),
  /** Null for a letter that the API asked for. */
  scenarioId: z.int().nullable(),
  address: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  reason: z.string().nullable(),
  createdAt: moment,
  updatedAt: moment,
  /** When it is known to have arrived; null = not known. */
  deliveredAt: moment.nullable(),
  /** The first time, and how often. */
  openedAt: moment.nullable(),
  opens: z.int(),
  clickedAt: moment.nullable(),
  clicks: z.int(),
  unsubscribedAt: moment.nullable(),
  complainedAt: moment.nullable(),
  bounceKind: z.enum(BOUNCE_KINDS).nullable(),
  bounceReason: z.string().nullable(),
});
export type ProfileMessage = z.infer<typeof profileMessageSchema>;

/** The card's Interactions → Letters, newest first. */
export const listProfileMessages = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]/messages",
  params: idParams,
  query: z.object({
    cursor: bigId.optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(profileMessageSchema), nextCursor: z.string().nullable() }),
});

export const profilePassSchema = z.object({
  passId: z.string(),
  scenarioId: z.int(),
  scenarioName: z.string(),
  enteredAt: moment,
  /** Null while the profile is inside. */
  leftAt: moment.nullable(),
  /** inside | exited | failed | removed */
  state: z.enum(["inside", "exited", "failed", "removed"]),
  /** The element where it stands or where it left. */
  nodeId: z.int(),
  /** Why it left or failed, in words. */
  reason: z.string().nullable(),
});
export type ProfilePass = z.infer<typeof profilePassSchema>;

/** The card's Interactions → Scenarios: every pass, the newest first, 200 at most. */
export const listProfilePasses = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]/passes",
  params: idParams,
  answer: z.object({ items: z.array(profilePassSchema) }),
});

const passLine = z.object({
  at: moment,
  nodeId: z.int().nullable(),
  /** Null for an element that is gone. */
  nodeTitle: z.string().nullable(),
  /** A step of the pass: entered | left | waited | sent | failed | retried | exited | removed. */
  event: z
    .object({
      kind: z.string(),
      output: z.string().nullable(),
      detail: jsonObjectSchema,
      /** Which test of a condition led to "no", as the element asks now; `held` = it holds where none may. */
      failed: z.object({ test: conditionSchema, held: z.boolean() }).nullable(),
    })
    .nullable(),
  /** A call or a letter that was tried. */
  attempt: z
    .object({
      attempt: z.int(),
      durationMs: z.int(),
      status: z.int().nullable(),
      outcome: z.string(),
      target: z.string(),
      excerpt: z.string(),
    })
    .nullable(),
});

/** All that happened in one pass, by the time; 1,000 steps and tries at most. */
export const getPassHistory = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]/passes/[passId]",
  params: idParams.extend({ passId: bigId }),
  answer: z.object({ scenarioId: z.int(), lines: z.array(passLine) }),
});
export type PassHistory = z.infer<typeof getPassHistory.answer>;

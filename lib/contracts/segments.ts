import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams, objectId, objectIdText } from "@/lib/contracts/ids";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { fieldViewSchema } from "@/lib/domain/fields/field-types";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { jsonSchema } from "@/lib/shared/json";

export const SEGMENT_NAME_LENGTH_MAX = 160;

const name = z
  .string()
  .trim()
  .min(1, "Give the segment a name.")
  .max(SEGMENT_NAME_LENGTH_MAX, `A name has at most ${SEGMENT_NAME_LENGTH_MAX} characters.`);
const description = z.string().max(2_000);

export const segmentSchema = z.object({
  id: z.int(),
  name: z.string(),
  description: z.string(),
  kind: segmentKindSchema,
  databaseId: z.int(),
  databaseName: z.string(),
  /** lib/domain/conditions; null for a static one. */
  condition: jsonSchema,
  /** How many profiles there were at `countedAt`; null = never counted. */
  profileCount: z.int().nullable(),
  countedAt: z.iso.datetime().nullable(),
  /** Share of a refresh that is under way, 0–1; null = none is. */
  refreshing: z.number().nullable(),
  updatedAt: z.iso.datetime(),
});
export type Segment = z.infer<typeof segmentSchema>;

export const listSegments = defineContract({
  method: "GET",
  path: "/api/internal/segments",
  query: z.object({ search: z.string().max(200).optional(), databaseId: objectIdText.optional() }),
  answer: z.object({ items: z.array(segmentSchema) }),
});

export const createSegment = defineContract({
  method: "POST",
  path: "/api/internal/segments",
  body: z.object({
    databaseId: objectId,
    name,
    description: description.default(""),
    kind: segmentKindSchema,
    /** Not for a static one. */
    condition: conditionSchema.nullable().default(null),
  }),
  answer: z.object({ id: z.int() }),
});

export const updateSegment = defineContract({
  method: "PATCH",
  path: "/api/internal/segments/[id]",
  params: idParams,
  body: z.object({
    name: name.optional(),
    description: description.optional(),
    condition: conditionSchema.nullable().optional(),
  }),
  answer: segmentSchema,
});

export const deleteSegment = defineContract({
  method: "DELETE",
  path: "/api/internal/segments/[id]",
  params: idParams,
  answer: z.undefined(),
});

/** Counts a segment now and keeps the figure. */
export const recountSegment = defineContract({
  method: "POST",
  path: "/api/internal/segments/[id]/count",
  params: idParams,
  answer: z.object({ profileCount: z.int() }),
});

/** How many profiles a condition holds for, before it is saved. */
export const countCondition = defineContract({
  method: "POST",
  path: "/api/internal/segments/count",
  body: z.object({ databaseId: objectId, condition: conditionSchema }),
  answer: z.object({
    profileCount: z.int().nullable(),
    /** What is wrong with the condition; then nothing is counted. `field`: path in the condition. */
    issues: z.array(z.object({ field: z.string(), level: z.enum(["error", "warning"]), message: z.string() })),
  }),
});

/** What a condition over a database may name. */
export const getConditionLists = defineContract({
  method: "GET",
  path: "/api/internal/databases/[id]/condition-lists",
  params: idParams,
  answer: z.object({
    fields: z.array(fieldViewSchema),
    mailings: z.array(z.object({ id: z.int(), name: z.string() })),
    scenarios: z.array(z.object({ id: z.int(), name: z.string(), isActive: z.boolean() })),
    resources: z.array(z.object({ id: z.int(), name: z.string(), channels: z.array(z.string()) })),
    segments: z.array(z.object({ id: z.int(), name: z.string(), kind: segmentKindSchema })),
  }),
});

const profileParams = z.object({ id: z.string().max(64) });

/** The segments of a profile's database that are lists, and which of them it is in. */
export const listProfileSegments = defineContract({
  method: "GET",
  path: "/api/internal/profiles/[id]/segments",
  params: profileParams,
  answer: z.object({
    items: z.array(
      z.object({ id: z.int(), name: z.string(), kind: segmentKindSchema, addedAt: z.iso.datetime().nullable() }),
    ),
  }),
});

/** Puts a profile into a static segment or takes it out. */
export const setProfileSegment = defineContract({
  method: "POST",
  path: "/api/internal/profiles/[id]/segments",
  params: profileParams,
  body: z.object({ segmentId: objectId, in: z.boolean() }),
  answer: z.object({ changed: z.boolean() }),
});

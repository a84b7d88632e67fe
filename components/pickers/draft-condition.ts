import { z } from "zod";
import { comparisonSchema, MESSAGE_FACTS, SCENARIO_FACTS } from "@/lib/domain/conditions/condition";
import { jsonObjectSchema, jsonSchema, type Json } from "@/lib/shared/json";

// A condition while it is typed: the same shape as lib/domain/conditions, but texts may still be empty.

const fieldTest = z.strictObject({
  kind: z.literal("field"),
  field: z.string(),
  is: comparisonSchema,
  value: jsonSchema.optional(),
});
const pathTest = z.strictObject({
  kind: z.enum(["apicontent", "response"]),
  path: z.string(),
  is: comparisonSchema,
  value: jsonSchema.optional(),
});
const subscriptionTest = z.strictObject({
  kind: z.literal("subscription"),
  resourceId: z.int(),
  channel: z.string(),
  has: z.boolean(),
  statuses: z.array(z.string()),
});

const days = z.int().optional();
/** 0 = none chosen yet. */
const segmentTest = z.strictObject({ kind: z.literal("segment"), segmentId: z.int(), in: z.boolean() });
const scenarioTest = z.strictObject({
  kind: z.literal("scenario"),
  scenarioId: z.int(),
  was: z.enum(SCENARIO_FACTS),
  days,
});
const messageTest = z.strictObject({
  kind: z.literal("message"),
  event: z.enum(MESSAGE_FACTS),
  mailingId: z.int().nullable(),
  has: z.boolean(),
  days,
});
const testSchema = z.union([fieldTest, pathTest, subscriptionTest, segmentTest, scenarioTest, messageTest]);

export type DraftTest = z.infer<typeof testSchema>;
export type DraftGroup = { kind: "group"; match: "all" | "any" | "none"; items: DraftCondition[] };
export type DraftCondition = DraftGroup | DraftTest;

const groupSchema: z.ZodType<DraftGroup> = z.lazy(() =>
  z.strictObject({
    kind: z.literal("group"),
    match: z.enum(["all", "any", "none"]),
    items: z.array(draftSchema),
  }),
);
const draftSchema: z.ZodType<DraftCondition> = z.lazy(() => z.union([groupSchema, testSchema]));

/** Reads what settings hold; a single test becomes a group of one, anything else an empty group. */
export function readDraftCondition(value: Json | undefined): DraftGroup {
  const parsed = draftSchema.safeParse(value);
  if (!parsed.success) return { kind: "group", match: "all", items: [] };
  return parsed.data.kind === "group" ? parsed.data : { kind: "group", match: "all", items: [parsed.data] };
}

/** The condition as settings hold it: plain JSON, without members that are not set. */
export function toJson(condition: DraftCondition): Json {
  if (condition.kind === "group") return { ...condition, items: condition.items.map(toJson) };
  const members = Object.entries<Json | undefined>(condition).filter(([, member]) => member !== undefined);
  return jsonObjectSchema.parse(Object.fromEntries(members));
}

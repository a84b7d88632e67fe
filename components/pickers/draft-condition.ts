import { z } from "zod";
import { comparisonSchema } from "@/lib/domain/conditions/condition";
import { jsonSchema, type Json } from "@/lib/shared/json";

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

export type DraftTest = z.infer<typeof fieldTest> | z.infer<typeof pathTest> | z.infer<typeof subscriptionTest>;
export type DraftGroup = { kind: "group"; match: "all" | "any" | "none"; items: DraftCondition[] };
export type DraftCondition = DraftGroup | DraftTest;

const groupSchema: z.ZodType<DraftGroup> = z.lazy(() =>
  z.strictObject({
    kind: z.literal("group"),
    match: z.enum(["all", "any", "none"]),
    items: z.array(draftSchema),
  }),
);
const draftSchema: z.ZodType<DraftCondition> = z.lazy(() =>
  z.union([groupSchema, fieldTest, pathTest, subscriptionTest]),
);

/** Reads what settings hold; a single test becomes a group of one, anything else an empty group. */
export function readDraftCondition(value: Json | undefined): DraftGroup {
  const parsed = draftSchema.safeParse(value);
  if (!parsed.success) return { kind: "group", match: "all", items: [] };
  return parsed.data.kind === "group" ? parsed.data : { kind: "group", match: "all", items: [parsed.data] };
}

/** The condition as settings hold it: plain JSON, without members that are not set. */
export function toJson(condition: DraftCondition): Json {
  if (condition.kind === "group") return { ...condition, items: condition.items.map(toJson) };
  if (condition.kind === "subscription") return { ...condition };
  const { value, ...rest } = condition;
  return value === undefined ? { ...rest } : { ...rest, value };
}

import { z } from "zod";
import { jsonSchema } from "@/lib/shared/json";

/** How a value is compared; which ones fit depends on the value's type. */
export const COMPARISONS = [
  "equal",
  "not_equal",
  "greater",
  "greater_or_equal",
  "less",
  "less_or_equal",
  "contains",
  "not_contains",
  "starts_with",
  "ends_with",
  "in",
  "not_in",
  "is_set",
  "is_not_set",
] as const;
export const comparisonSchema = z.enum(COMPARISONS);
export type Comparison = z.infer<typeof comparisonSchema>;

/** Comparisons without a right-hand side. */
export const UNARY_COMPARISONS: readonly Comparison[] = ["is_set", "is_not_set"];

const fieldTest = z.strictObject({
  kind: z.literal("field"),
  field: z.string().min(1, "Choose a field."),
  is: comparisonSchema,
  value: jsonSchema.optional(),
});

const pathTest = z.strictObject({
  /** `apicontent`: what the caller sent; `response`: answers of earlier HTTP elements. */
  kind: z.enum(["apicontent", "response"]),
  /** Dotted path, lists by `[0]`. */
  path: z.string().min(1, "Name the value, for example order.total."),
  is: comparisonSchema,
  value: jsonSchema.optional(),
});

const subscriptionTest = z.strictObject({
  kind: z.literal("subscription"),
  resourceId: z.int(),
  channel: z.string(),
  /** True = has a subscription with one of these statuses, false = has none. */
  has: z.boolean(),
  statuses: z.array(z.string()).min(1, "Choose at least one status."),
});

export type FieldTest = z.infer<typeof fieldTest>;
export type PathTest = z.infer<typeof pathTest>;
export type SubscriptionTest = z.infer<typeof subscriptionTest>;
export type ConditionGroup = { kind: "group"; match: "all" | "any" | "none"; items: Condition[] };
export type Condition = ConditionGroup | FieldTest | PathTest | SubscriptionTest;

export const CONDITION_DEPTH_MAX = 8;

const groupSchema: z.ZodType<ConditionGroup> = z.lazy(() =>
  z.strictObject({
    kind: z.literal("group"),
    /** all = and, any = or, none = not any. An empty group holds. */
    match: z.enum(["all", "any", "none"]),
    items: z.array(conditionSchema).max(100),
  }),
);

/** One pure, typed language for conditions: and/or/not over profile, subscriptions, apicontent and answers. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([groupSchema, fieldTest, pathTest, subscriptionTest]),
);

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

/** How far back "in the last n days" may look: further than histories are kept it would mislead. */
export const WINDOW_DAYS_MAX = 3650;
const days = z.int("Type whole days.").min(1, "At least one day.").max(WINDOW_DAYS_MAX).optional();

const segmentTest = z.strictObject({
  kind: z.literal("segment"),
  segmentId: z.int().positive("Choose a segment."),
  /** True = is in it, false = is not. */
  in: z.boolean(),
});

/** What a profile did in a scenario: failed = left with an error. */
export const SCENARIO_FACTS = ["entered", "never_entered", "inside", "left", "failed"] as const;

const scenarioTest = z.strictObject({
  kind: z.literal("scenario"),
  scenarioId: z.int().positive("Choose a scenario."),
  was: z.enum(SCENARIO_FACTS),
  /** Only what was in the last so many days; absent = ever. */
  days,
});

/** What became of a letter. */
export const MESSAGE_FACTS = [
  "sent",
  "delivered",
  "opened",
  "clicked",
  "unsubscribed",
  "complained",
  "bounced",
] as const;
export type MessageFact = (typeof MESSAGE_FACTS)[number];

const messageTest = z.strictObject({
  kind: z.literal("message"),
  event: z.enum(MESSAGE_FACTS),
  /** None = any mailing. */
  mailingId: z.int().positive().nullable(),
  /** True = there is such a letter, false = there is none. */
  has: z.boolean(),
  days,
});

export type FieldTest = z.infer<typeof fieldTest>;
export type PathTest = z.infer<typeof pathTest>;
export type SubscriptionTest = z.infer<typeof subscriptionTest>;
export type SegmentTest = z.infer<typeof segmentTest>;
export type ScenarioTest = z.infer<typeof scenarioTest>;
export type MessageTest = z.infer<typeof messageTest>;
export type ConditionTest = FieldTest | PathTest | SubscriptionTest | SegmentTest | ScenarioTest | MessageTest;
export type ConditionGroup = { kind: "group"; match: "all" | "any" | "none"; items: Condition[] };
export type Condition = ConditionGroup | ConditionTest;

export const CONDITION_DEPTH_MAX = 8;

const groupSchema: z.ZodType<ConditionGroup> = z.lazy(() =>
  z.strictObject({
    kind: z.literal("group"),
    /** all = and, any = or, none = not any. An empty group holds. */
    match: z.enum(["all", "any", "none"]),
    items: z.array(conditionSchema).max(100),
  }),
);

/**
 * One pure, typed language for conditions: and/or/not over profile, subscriptions, segments, scenarios, letters, apicontent and
 * answers.
 */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([groupSchema, fieldTest, pathTest, subscriptionTest, segmentTest, scenarioTest, messageTest]),
);

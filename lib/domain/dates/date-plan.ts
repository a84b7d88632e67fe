import { z } from "zod";

/** The farthest that a trigger may lie before or after the date of a field. */
export const OFFSET_DAYS_MAX = 365;

/** When a date in a field lets its profile enter. */
export const datePlanSchema = z.object({
  /** A field of type date or datetime. */
  field: z.string(),
  /** Days after the date; negative = before. */
  offsetDays: z.int().min(-OFFSET_DAYS_MAX).max(OFFSET_DAYS_MAX),
  /** `09:00`, local time of `zone`. */
  time: z.string(),
  yearly: z.boolean(),
  /** Whose clock counts: the profile's (`_tz`, else the account's) or the account's. */
  zone: z.enum(["profile", "account"]),
});
export type DatePlan = z.infer<typeof datePlanSchema>;

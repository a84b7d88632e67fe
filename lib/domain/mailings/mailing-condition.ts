import { z } from "zod";
import { jsonObjectSchema } from "@/lib/shared/json";

const VERSION_MAX = 1_000;

/**
 * When a trigger mailing goes out: `api` = when a program calls `triggers/start` for it; `trigger` = when a trigger element of this type, with
 * these settings, would let the profile into a scenario.
 */
export const mailingConditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("api") }),
  z.strictObject({
    kind: z.literal("trigger"),
    type: z.string().max(60),
    settings: jsonObjectSchema,
    /** Of the settings. */
    version: z.int().positive().max(VERSION_MAX),
  }),
]);
export type MailingCondition = z.infer<typeof mailingConditionSchema>;

export const API_CONDITION_TEXTS = {
  title: "API trigger call",
  help: "Goes to one profile each time a program, or an HTTP(S) API Call element, calls triggers/start with this mailing's id.",
};

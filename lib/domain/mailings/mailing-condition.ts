import { z } from "zod";

/** When a trigger mailing goes out: `api` = when a program calls `triggers/start` for it. */
export const mailingConditionSchema = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("api") })]);
export type MailingCondition = z.infer<typeof mailingConditionSchema>;
export type MailingConditionKind = MailingCondition["kind"];

export const MAILING_CONDITION_TEXTS: Record<MailingConditionKind, { title: string; help: string }> = {
  api: {
    title: "API trigger call",
    help: "Goes to one profile each time a program, or an HTTP(S) API Call element, calls triggers/start with this mailing's id.",
  },
};

import type { UseFormReturn } from "react-hook-form";
import { z } from "zod";
import { MAILING_NAME_LENGTH_MAX, type MailingForm } from "@/lib/contracts/mailings";
import type { MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import { getDefinition } from "@/lib/nodes/definitions";
import { isJsonObject } from "@/lib/shared/json";

export const API_CONDITION = "api";

const chosen = (what: string) =>
  z
    .number()
    .nullable()
    .refine((id) => id !== null, `Choose a ${what}.`);

/** What the form holds: nothing chosen yet is null. */
export const mailingDraftSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the mailing a name.")
    .max(MAILING_NAME_LENGTH_MAX, `A name has at most ${MAILING_NAME_LENGTH_MAX} characters.`),
  databaseId: chosen("database"),
  resourceId: chosen("resource"),
  templateId: chosen("template"),
  senderId: z.number().nullable(),
  /** `api`, or the type of a trigger. */
  condition: z.string(),
  /** Of the trigger. */
  settings: z.unknown(),
  tracking: z.boolean(),
  isActive: z.boolean(),
});
export type MailingDraft = z.input<typeof mailingDraftSchema>;
export type MailingFormApi = UseFormReturn<MailingDraft, unknown, z.output<typeof mailingDraftSchema>>;

/** What the server takes. */
export function makeMailingForm({ condition, settings, ...values }: z.output<typeof mailingDraftSchema>): MailingForm {
  if (condition === API_CONDITION) return { ...values, condition: { kind: "api" } };
  const version = getDefinition(condition)?.version ?? 1;
  const typed = isJsonObject(settings) ? settings : {};
  return { ...values, condition: { kind: "trigger", type: condition, settings: typed, version } };
}

/** A mailing's condition as the form holds it. */
export function draftMailingCondition(condition: MailingCondition): Pick<MailingDraft, "condition" | "settings"> {
  if (condition.kind === "api") return { condition: API_CONDITION, settings: {} };
  const { type, settings, version } = condition;
  return { condition: type, settings: getDefinition(type)?.upgrade({ settings, version }) ?? settings };
}

import { z } from "zod";
import { MAILING_NAME_LENGTH_MAX, type MailingForm } from "@/lib/contracts/mailings";

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
  condition: z.enum(["api"]),
  tracking: z.boolean(),
  isActive: z.boolean(),
});
export type MailingDraft = z.input<typeof mailingDraftSchema>;

/** What the server takes. */
export function makeMailingForm({ condition, ...values }: z.output<typeof mailingDraftSchema>): MailingForm {
  return { ...values, condition: { kind: condition } };
}

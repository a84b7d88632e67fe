import { z } from "zod";
import { variablesSnapshotSchema } from "@/lib/engine/messages/snapshot-variables";

/** What an e-mail effect keeps until it is handed over: no rendered letter, no secret. */
export const emailInputsSchema = z.object({
  /** Null = a template of the element. */
  mailingId: z.int().nullable(),
  templateId: z.int(),
  templateVersion: z.int(),
  senderId: z.int().nullable(),
  resourceId: z.int(),
  address: z.string(),
  /** Whether opens and clicks are noted. */
  tracking: z.boolean().default(false),
  ...variablesSnapshotSchema.shape,
});

export type EmailInputs = z.infer<typeof emailInputsSchema>;

import { z } from "zod";
import { jsonObjectSchema, jsonSchema } from "@/lib/shared/json";

/** What an e-mail effect keeps until it is handed over: no rendered letter, no secret. */
export const emailInputsSchema = z.object({
  mailingId: z.int(),
  templateId: z.int(),
  templateVersion: z.int(),
  senderId: z.int().nullable(),
  resourceId: z.int(),
  address: z.string(),
  lead: jsonObjectSchema,
  subscription: jsonObjectSchema,
  apicontent: jsonSchema,
  response: jsonSchema,
});

export type EmailInputs = z.infer<typeof emailInputsSchema>;

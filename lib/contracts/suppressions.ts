import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";

const PAGE_MAX = 200;
const ADDRESS_LENGTH_MAX = 254;
export const SUPPRESSION_REASON_LENGTH_MAX = 200;

const address = z.string().trim().min(1, "Type an e-mail address.").max(ADDRESS_LENGTH_MAX, "No address is that long.");

export const suppressionSchema = z.object({
  address: z.string(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type SuppressionView = z.infer<typeof suppressionSchema>;

/** Addresses that the account writes to no more, in the order of the alphabet. */
export const listSuppressions = defineContract({
  method: "GET",
  path: "/api/internal/suppressions",
  query: z.object({
    search: z.string().max(200).optional(),
    /** The last address of the page before. */
    cursor: z.string().max(ADDRESS_LENGTH_MAX).optional(),
    limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
  }),
  answer: z.object({ items: z.array(suppressionSchema), nextCursor: z.string().nullable(), total: z.int() }),
});

export const suppressionFormSchema = z.object({
  address,
  reason: z
    .string()
    .trim()
    .max(SUPPRESSION_REASON_LENGTH_MAX, `A reason has at most ${SUPPRESSION_REASON_LENGTH_MAX} characters.`),
});
export type SuppressionForm = z.infer<typeof suppressionFormSchema>;

export const addSuppression = defineContract({
  method: "POST",
  path: "/api/internal/suppressions",
  body: suppressionFormSchema,
  answer: z.object({ address: z.string() }),
});

export const removeSuppression = defineContract({
  method: "DELETE",
  path: "/api/internal/suppressions",
  query: z.object({ address }),
  answer: z.object({ address: z.string() }),
});

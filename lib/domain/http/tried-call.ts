import { z } from "zod";
import { jsonObjectSchema } from "@/lib/shared/json";

/** Whom a call is tried for: a profile of the scenario's database, or fields as one types them. */
export const triedLead = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("profile"),
    profileId: z.string().regex(/^[0-9a-fA-F]{24}$/, "A profile's id has 24 hexadecimal digits."),
  }),
  z.object({ kind: z.literal("sample"), fields: jsonObjectSchema }),
]);

/** The values of the variables in a call that is tried. */
export const triedValues = z.object({
  lead: triedLead,
  apicontent: jsonObjectSchema,
  /** Answers of earlier calls. */
  response: jsonObjectSchema,
});
export type TriedValues = z.infer<typeof triedValues>;

/** What one tried call did. Secrets are hidden in all of it. */
export const triedCall = z.object({
  /** As it was sent, with the names of the headers that a connection adds. */
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
  }),
  /** Variables that had no value, as written. */
  missing: z.array(z.string()),
  result: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("answer"),
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      durationMs: z.int(),
    }),
    z.object({ kind: z.literal("failure"), reason: z.string(), durationMs: z.int() }),
  ]),
  /** What a profile would do now. */
  verdict: z.object({
    /** The output by which it leaves, at once or when no attempt is left. */
    output: z.string(),
    /** What the log would say of it; null = nothing. */
    reason: z.string().nullable(),
    /** Further attempts that are made before; 0 = none. */
    retries: z.int(),
  }),
});
export type TriedCall = z.infer<typeof triedCall>;

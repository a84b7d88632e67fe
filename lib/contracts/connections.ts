import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { secretHosts } from "@/lib/contracts/secrets";
import { CONNECTION_PERIODS, connectionAccess, connectionConfig } from "@/lib/domain/http/connection";

const NAME_LENGTH_MAX = 100;
const VALUE_LENGTH_MAX = 8_000;
const RATE_MAX = 1_000_000;
const TIMEOUT_S_MAX = 30;
const EXCERPT_LENGTH = 500;

/** A header cannot carry more: a line break would begin another one. */
const secretText = z
  .string()
  .min(1, "Type the value.")
  .max(VALUE_LENGTH_MAX)
  .regex(/^[\x20-\x7e\x80-\xff]*$/, "Letters, digits and signs only, no line break.");

export const connectionInput = z.object({
  name: z.string().trim().min(1, "Give the connection a name.").max(NAME_LENGTH_MAX),
  access: connectionAccess,
  hosts: secretHosts,
  rateLimit: z.int().min(1, "At least one call.").max(RATE_MAX).nullable(),
  ratePer: z.enum(CONNECTION_PERIODS),
  timeoutSeconds: z.int().min(1, "At least one second.").max(TIMEOUT_S_MAX, "At most 30 seconds.").nullable(),
  /** Secret values by name (password, token, clientSecret, or the header's name); left out = the kept one stays. */
  secrets: z.record(z.string(), secretText),
});
export type ConnectionInput = z.infer<typeof connectionInput>;

export const connectionSchema = connectionConfig.extend({
  id: z.int(),
  name: z.string(),
  updatedAt: z.iso.datetime(),
  /** Scenarios with an element that calls with it, saved or drafted. */
  scenarios: z.array(z.object({ id: z.int(), name: z.string() })),
});
export type ConnectionView = z.infer<typeof connectionSchema>;

export const listConnections = defineContract({
  method: "GET",
  path: "/api/internal/connections",
  answer: z.object({ items: z.array(connectionSchema) }),
});

export const createConnection = defineContract({
  method: "POST",
  path: "/api/internal/connections",
  body: connectionInput,
  answer: connectionSchema,
});

export const updateConnection = defineContract({
  method: "PUT",
  path: "/api/internal/connections/[id]",
  params: idParams,
  /** Secret values must be typed again when a host, or the way of access, is a new one. */
  body: connectionInput,
  answer: connectionSchema,
});

export const deleteConnection = defineContract({
  method: "DELETE",
  path: "/api/internal/connections/[id]",
  params: idParams,
  answer: z.object({ deleted: z.literal(true) }),
});

export const testConnection = defineContract({
  method: "POST",
  path: "/api/internal/connections/[id]/test",
  params: idParams,
  /** An address of one of its hosts; it is asked with GET. */
  body: z.object({ url: z.url({ protocol: /^https?$/, error: "Type an address with https://." }).max(2000) }),
  answer: z.object({
    /** Null when no answer came. */
    status: z.int().nullable(),
    durationMs: z.int(),
    /** The beginning of the answer, or why there was none; secrets are hidden. */
    text: z.string().max(EXCERPT_LENGTH + 1),
  }),
});

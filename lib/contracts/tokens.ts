import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";
import { TOKEN_PERMISSIONS } from "@/lib/domain/permissions/permissions";

const TOKEN_NAME_LENGTH_MAX = 100;
export const TOKEN_DAYS_MAX = 3650;

export const tokenName = z
  .string()
  .trim()
  .min(1, "Name the program that will use it.")
  .max(TOKEN_NAME_LENGTH_MAX, `A name has at most ${TOKEN_NAME_LENGTH_MAX} characters.`);

export const TOKEN_RATE_DEFAULT = 10_000;
const TOKEN_RATE_MAX = 1_000_000;
/** Calls a second that one web process takes from it; more answer 429. */
export const tokenRate = z
  .int("Type a whole number.")
  .min(1, "At least one call a second.")
  .max(TOKEN_RATE_MAX, `At most ${TOKEN_RATE_MAX.toLocaleString("en")} calls a second.`);

const scope = z
  .string()
  .refine((text) => TOKEN_PERMISSIONS.some((one) => one === text), "This is no scope of a token.");

export const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  /** The first characters. */
  prefix: z.string(),
  /** Empty = everything that a token may do. */
  scopes: z.array(z.string()),
  ratePerSecond: z.int(),
  /** None for a token that the product made. */
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  isExpired: z.boolean(),
});
export type TokenView = z.infer<typeof tokenSchema>;

export const listTokens = defineContract({
  method: "GET",
  path: "/api/internal/tokens",
  answer: z.object({ items: z.array(tokenSchema) }),
});

export const createToken = defineContract({
  method: "POST",
  path: "/api/internal/tokens",
  body: z.object({
    name: tokenName,
    scopes: z.array(scope).max(TOKEN_PERMISSIONS.length).default([]),
    /** Days until it expires; null = never. */
    days: z.int().min(1).max(TOKEN_DAYS_MAX).nullable().default(null),
    ratePerSecond: tokenRate.default(TOKEN_RATE_DEFAULT),
  }),
  /** The token is told here and never again; `url` is where the API answers. */
  answer: z.object({ id: z.int(), token: z.string(), url: z.string() }),
});

export const revokeToken = defineContract({
  method: "POST",
  path: "/api/internal/tokens/[id]/revoke",
  params: idParams,
  answer: tokenSchema,
});

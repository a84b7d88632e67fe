import { z } from "zod";
import { ID_MAX } from "@/lib/contracts/ids";
import { matchingModeSchema } from "@/lib/domain/matching/matching-mode";
import type { Permission } from "@/lib/domain/permissions/permissions";
import type { Json, JsonObject } from "@/lib/shared/json";

/** One method of API v1.1, said once: the route serves by it, tests hold its answers to it, the OpenAPI document is made of it. */
export type PublicContract<Body extends z.ZodType = z.ZodType> = {
  /** Path below `/api/v1.1/`. */
  name: string;
  /** What it does, in one sentence. */
  summary: string;
  /** What a token must be allowed: all of them. */
  scopes: readonly [Permission, ...Permission[]];
  /** False for a method that only reads: its Idempotency-Key is ignored. Default true. */
  changes?: boolean;
  /** A body that fits, beside `token`: what the reference shows and lets try. */
  example: JsonObject;
  /** The parameters beside `token` and `format`. */
  body: Body;
  /** A success, whole. */
  answer: z.ZodType;
  /** Parameters at the root that are accepted, not implemented, and named in `warnings`. */
  unused: readonly string[];
};

/** Keeps the type of a contract's body. */
export function definePublic<Body extends z.ZodType>(contract: PublicContract<Body>): PublicContract<Body> {
  return contract;
}

/** At most this many profiles in one request. */
export const ITEMS_MAX = 10_000;
const TEXT_LENGTH_MAX = 1_000;

function wholeNumber({ code, input }: { code: string; input: unknown }): string | undefined {
  if (code !== "invalid_type") return undefined;
  return input === undefined ? "is required" : "must be a whole number";
}

const text = z.string().max(TEXT_LENGTH_MAX);
const MATCHING_HELP =
  "The rule by which the profile is found; in batches it stands at the root and holds for all items.";
/** Any JSON: the body was parsed by us, so it can be nothing else. */
export const anyJson = z.custom<Json>();
export const idSchema = z.int({ error: wholeNumber }).min(1).max(ID_MAX);
/** What the caller sends along: `{apicontent.…}`. */
export const contentSchema: z.ZodType<JsonObject> = z
  .record(z.string(), anyJson)
  .describe("What the caller sends along: {apicontent.…}.");

/** What names a profile, without the rule by which it is found. */
export const matchingKeys = {
  email: text.optional().describe("E-mail to find the profile by."),
  phone: z.union([text, z.number()]).transform(String).optional().describe("Phone with its country code."),
  profile_id: text.optional().describe("The profile's id, 24 hexadecimal digits."),
  field_value: z
    .union([text, z.number(), z.boolean()])
    .optional()
    .describe("With matching custom: the value of the key field."),
};

/** The rule; in batches it stands at the root. */
export const matchingRule = {
  matching: matchingModeSchema.default("email").describe(MATCHING_HELP),
  field_name: text.optional().describe("With matching custom: the name of the key field."),
};

/** Rule and keys, as they stand at the root of a request for one profile. */
export const matchingShape = { ...matchingRule, ...matchingKeys };

/** Parameters of other platforms' matching and sending that have no effect here. */
export const UNUSED_IN_START = [
  "attach",
  "custom_data",
  "custom_request",
  "detect_geo",
  "resource_id",
  "subscription_filter",
] as const;

/** Accepted in the items of a batch, without effect. */
export const unusedInItem = {
  attach: anyJson.optional(),
  custom_data: anyJson.optional(),
  resource_id: anyJson.optional(),
  subscription_filter: anyJson.optional(),
};

/** An item of a batch of starts. */
export const startItemSchema = z.strictObject({ ...matchingKeys, content: contentSchema.optional(), ...unusedInItem });

/** The rule at the root and the items of a batch of starts. */
export const startItems = { ...matchingRule, data: z.array(startItemSchema).min(1).max(ITEMS_MAX) };

/** Paging of every list: `from_id` is the first id that may come, `next_from_id` of the answer continues. */
export const pagingShape = {
  from_id: z.int().min(0).max(ID_MAX).default(1).describe("The first number that may come; next_from_id continues."),
  limit: z.int().min(1).max(1_000).default(1_000).describe("At most this many."),
};

/** Asks for one of two names of the same parameter. */
export function requireOneId<Name extends string>(names: readonly [Name, Name]) {
  return (body: Partial<Record<Name, number | undefined>>, context: z.RefinementCtx): void => {
    const given = names.map((name) => body[name]).filter((id) => id !== undefined);
    if (given.length === 0) context.addIssue({ code: "custom", path: [names[0]], message: "is required" });
    if (new Set(given).size > 1) {
      context.addIssue({ code: "custom", path: [names[1]], message: `names another number than ${names[0]}` });
    }
  };
}

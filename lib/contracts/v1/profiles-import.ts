import { z } from "zod";
import { ID_MAX } from "@/lib/contracts/ids";
import { answerWith, imported, itemWith, taskAnswer } from "./answers";
import { anyJson, definePublic, idSchema, ITEMS_MAX, matchingRule, matchingShape } from "./shared";

/** Members of a subscription on other platforms: accepted, without effect. */
export const unusedInSubscription = {
  cc_data: anyJson.optional(),
  custom_fields: anyJson.optional(),
  date: anyJson.optional(),
  db_id: anyJson.optional(),
  ip: anyJson.optional(),
  phone: anyJson.optional(),
  provider: anyJson.optional(),
  subscription_id: anyJson.optional(),
  url: anyJson.optional(),
};

/** One subscription in `data.subscriptions`. A missing address = the profile's own. */
export const subscriptionInput = z.strictObject({
  channel: z.string().max(40),
  resource_id: idSchema,
  status: z.union([z.int().min(0).max(ID_MAX), z.string().max(40)]).optional(),
  email: z.string().max(1_000).optional(),
  priority: z.int().min(-1_000_000).max(1_000_000).optional(),
  ...unusedInSubscription,
});
export type SubscriptionInput = z.output<typeof subscriptionInput>;

/** Fields by name, and subscriptions. */
export const profileData = z
  .object({ subscriptions: z.array(subscriptionInput).max(100).optional() })
  .catchall(anyJson);

const SEGMENTS_MAX = 20;
const segmentNumbers = z.array(idSchema).max(SEGMENTS_MAX).default([]);

/** How an import treats what it cannot do, and whom it tells. */
export const importOptions = {
  add_to_segments: segmentNumbers.describe("Static segments that the profiles come into."),
  remove_from_segments: segmentNumbers.describe("Static segments that the profiles leave."),
  skip_invalid_subscriptions: z
    .boolean()
    .default(false)
    .describe("Subscriptions that cannot be made are left out and named in warnings, instead of refusing all of it."),
  skip_triggers: z
    .boolean()
    .default(false)
    .describe("Starts no scenario by its triggers; those who wait for the change go on."),
};

export const UNUSED_IN_IMPORT = ["detect_geo", "resource_id"] as const;

export const profilesImport = definePublic({
  name: "profiles/import",
  summary: "Finds a profile or creates it, and writes its fields and subscriptions.",
  scopes: ["data.edit"],
  example: { db_id: 1, data: { email: "ann@example.com", _fname: "Ann" } },
  body: z.object({ db_id: idSchema, data: profileData, ...importOptions, ...matchingShape }),
  answer: answerWith(imported),
  unused: UNUSED_IN_IMPORT,
});

/** The rule at the root and the profiles of a batch. */
const batchBody = z.object({
  db_id: idSchema,
  data: z.array(profileData).min(1).max(ITEMS_MAX),
  ...importOptions,
  ...matchingRule,
});

export const profilesImportBatch = definePublic({
  name: "profiles/import_batch",
  summary: "Imports many profiles in one transaction; one that is wrong fails alone.",
  scopes: ["data.edit"],
  example: { db_id: 1, data: [{ email: "ann@example.com", _fname: "Ann" }, { email: "bob@example.com" }] },
  body: batchBody,
  answer: answerWith({ data: z.array(itemWith(imported)) }),
  unused: UNUSED_IN_IMPORT,
});

export const profilesImportBatchTask = definePublic({
  name: "profiles/import_batch_task",
  summary: "Imports many profiles in the background.",
  scopes: ["data.edit"],
  example: { db_id: 1, data: [{ email: "ann@example.com", _fname: "Ann" }, { email: "bob@example.com" }] },
  body: batchBody,
  answer: taskAnswer,
  unused: UNUSED_IN_IMPORT,
});

import { z } from "zod";
import { RESOURCE_CHANNELS } from "@/lib/contracts/resources";
import { fieldTypeSchema } from "@/lib/domain/fields/field-types";
import { reentryModeSchema } from "@/lib/domain/scenario/reentry";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";
import { count, fieldValue, groups, moment, objectNumber, profile } from "./answers";

const channel = z.enum(RESOURCE_CHANNELS);

export const databaseObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  description: z.string(),
  email_unique: z.boolean(),
  groups,
  fields: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      type: fieldTypeSchema,
      standard: z.boolean(),
      required: z.boolean(),
      is_key: z.boolean(),
      is_unique: z.boolean(),
    }),
  ),
});

export const resourceObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  description: z.string(),
  channels: z.array(channel),
  groups,
  /** Numbers of the databases that it serves. */
  databases: z.array(objectNumber),
});

export const templateObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  channel,
  subject: z.string(),
  db_id: objectNumber.nullable(),
  groups,
  updated_at: moment,
});

export const triggerObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  is_active: z.boolean(),
  db_id: objectNumber,
  resource_id: objectNumber,
  template_id: objectNumber,
  sender_id: objectNumber.nullable(),
  condition: z.enum(["api", "trigger"]),
  groups,
});

export const segmentObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  description: z.string(),
  kind: segmentKindSchema,
  db_id: objectNumber,
  groups,
  profiles: count.nullable(),
  counted_at: moment.nullable(),
});

export const workflowObject = z.strictObject({
  id: objectNumber,
  name: z.string(),
  /** Number of the database. */
  list_id: objectNumber,
  is_active: z.boolean(),
  mode: reentryModeSchema,
  ui_tags: z.array(z.string()),
  groups,
  nodes: z.array(z.strictObject({ id: count, type: z.string(), title: z.string() })),
});

/** The address stands under the channel's name. */
const subscription = z
  .object({
    resource_id: objectNumber,
    channel: z.string(),
    status: subscriptionStatusSchema,
    priority: z.int(),
  })
  .catchall(z.string());

/** Beside these every field that is set, by its name. */
export const profileObject = z
  .object({
    _id: profile.profile_id,
    db_id: objectNumber,
    created_at: moment,
    updated_at: moment,
    subscriptions: z.array(subscription),
  })
  .catchall(fieldValue);

import { z } from "zod";
import {
  contentSchema,
  definePublic,
  idSchema,
  ITEMS_MAX,
  matchingKeys,
  matchingRule,
  requireOneId,
  UNUSED_IN_START,
  unusedInItem,
} from "./shared";

const item = z.strictObject({ ...matchingKeys, content: contentSchema.optional(), ...unusedInItem });

/** Sends one message of a trigger mailing to each of several profiles. */
export const campaignsTriggersStartBatch = definePublic({
  name: "campaigns/triggers/start_batch",
  body: z
    .object({
      id: idSchema.optional(),
      trigger_id: idSchema.optional(),
      content: contentSchema.optional(),
      ...matchingRule,
      data: z.array(item).min(1).max(ITEMS_MAX),
    })
    .strict()
    .superRefine(requireOneId(["trigger_id", "id"])),
  unused: UNUSED_IN_START,
});

import { z } from "zod";
import { contentSchema, definePublic, idSchema, requireOneId, startItems, UNUSED_IN_START } from "./shared";

/** Sends one message of a trigger mailing to each of several profiles. */
export const campaignsTriggersStartBatch = definePublic({
  name: "campaigns/triggers/start_batch",
  body: z
    .object({
      id: idSchema.optional(),
      trigger_id: idSchema.optional(),
      content: contentSchema.optional(),
      ...startItems,
    })
    .strict()
    .superRefine(requireOneId(["trigger_id", "id"])),
  unused: UNUSED_IN_START,
});

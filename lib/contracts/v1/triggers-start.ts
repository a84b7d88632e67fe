import { z } from "zod";
import { contentSchema, definePublic, idSchema, matchingShape, requireOneId, UNUSED_IN_START } from "./shared";

const body = z
  .object({
    id: idSchema.optional(),
    trigger_id: idSchema.optional(),
    content: contentSchema.optional(),
    ...matchingShape,
  })
  .strict()
  .superRefine(requireOneId(["id", "trigger_id"]));

/** Sends one message of a trigger mailing to one profile. */
export const campaignsTriggersStart = definePublic({
  name: "campaigns/triggers/start",
  body,
  unused: UNUSED_IN_START,
});

/** The same under its short name. */
export const triggersStart = definePublic({ name: "triggers/start", body, unused: UNUSED_IN_START });

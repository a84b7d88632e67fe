import { z } from "zod";
import { answerWith, itemWith, profile, SENT } from "./answers";
import { contentSchema, definePublic, idSchema, requireOneId, startItems, UNUSED_IN_START } from "./shared";

export const campaignsTriggersStartBatch = definePublic({
  name: "campaigns/triggers/start_batch",
  summary: "Sends one message of a trigger mailing to each of several profiles.",
  scopes: ["mailings.start"],
  example: { trigger_id: 270, data: [{ email: "ann@example.com" }, { email: "bob@example.com", content: { x: 1 } }] },
  body: z
    .object({
      id: idSchema.optional(),
      trigger_id: idSchema.optional(),
      content: contentSchema.optional(),
      ...startItems,
    })
    .strict()
    .superRefine(requireOneId(["trigger_id", "id"])),
  answer: answerWith({ result: z.array(profile.profile_id), data: z.array(itemWith(...SENT)) }),
  unused: UNUSED_IN_START,
});

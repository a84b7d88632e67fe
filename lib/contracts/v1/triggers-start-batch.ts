import { z } from "zod";
import type { JsonObject } from "@/lib/shared/json";
import { answerWith, itemWith, profile, SENT, taskAnswer } from "./answers";
import { contentSchema, definePublic, idSchema, requireOneId, startItems, UNUSED_IN_START } from "./shared";

const body = z
  .object({
    id: idSchema.optional(),
    trigger_id: idSchema.optional(),
    content: contentSchema.optional(),
    ...startItems,
  })
  .strict()
  .superRefine(requireOneId(["trigger_id", "id"]));

const example: JsonObject = {
  trigger_id: 270,
  data: [{ email: "ann@example.com" }, { email: "bob@example.com", content: { x: 1 } }],
};

export const campaignsTriggersStartBatch = definePublic({
  name: "campaigns/triggers/start_batch",
  summary: "Sends one message of a trigger mailing to each of several profiles.",
  scopes: ["mailings.start"],
  example,
  body,
  answer: answerWith({ result: z.array(profile.profile_id), data: z.array(itemWith(...SENT)) }),
  unused: UNUSED_IN_START,
});

export const campaignsTriggersStartBatchTask = definePublic({
  name: "campaigns/triggers/start_batch_task",
  summary: "Sends one message of a trigger mailing to each of several profiles, in the background.",
  scopes: ["mailings.start"],
  example,
  body,
  answer: taskAnswer,
  unused: UNUSED_IN_START,
});

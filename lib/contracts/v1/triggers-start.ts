import { z } from "zod";
import { answerWith, SENT } from "./answers";
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

export const campaignsTriggersStart = definePublic({
  name: "campaigns/triggers/start",
  summary: "Sends one message of a trigger mailing to one profile.",
  scopes: ["mailings.start"],
  example: { id: 270, email: "ann@example.com", content: { order: 17 } },
  body,
  answer: answerWith(...SENT),
  unused: UNUSED_IN_START,
});

export const triggersStart = definePublic({
  name: "triggers/start",
  summary: "Sends one message of a trigger mailing to one profile; the short name of campaigns/triggers/start.",
  scopes: ["mailings.start"],
  example: { id: 270, email: "ann@example.com", content: { order: 17 } },
  body,
  answer: answerWith(...SENT),
  unused: UNUSED_IN_START,
});

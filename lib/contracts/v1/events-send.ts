import { z } from "zod";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import { answerWith, count, profile } from "./answers";
import { contentSchema, definePublic, idSchema, matchingShape } from "./shared";

export const eventsSend = definePublic({
  name: "events/send",
  summary: "Says that something happened to a profile: scenarios may start with it, and those who wait for it go on.",
  scopes: ["scenarios.start"],
  example: { db_id: 1, email: "ann@example.com", event: "order_paid", content: { order: { total: 120 } } },
  body: z.object({
    db_id: idSchema,
    event: z.string().trim().min(1, "must not be empty").max(EVENT_NAME_LENGTH_MAX),
    content: contentSchema.optional(),
    ...matchingShape,
  }),
  answer: answerWith({ ...profile, woken: count, started: count }),
  unused: [],
});

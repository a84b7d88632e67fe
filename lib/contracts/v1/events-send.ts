import { z } from "zod";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import { contentSchema, definePublic, idSchema, matchingShape } from "./shared";

/** Says that something happened to a profile: scenarios may start with it, and those who wait for it go on. */
export const eventsSend = definePublic({
  name: "events/send",
  body: z.object({
    db_id: idSchema,
    event: z.string().trim().min(1, "must not be empty").max(EVENT_NAME_LENGTH_MAX),
    content: contentSchema.optional(),
    ...matchingShape,
  }),
  unused: [],
});

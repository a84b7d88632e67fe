import { z } from "zod";
import { answerWith, STARTED } from "./answers";
import { contentSchema, definePublic, idSchema, matchingShape, UNUSED_IN_START } from "./shared";

export const workflowsStart = definePublic({
  name: "workflows/start",
  summary: "Puts a profile into a scenario through Default profile capture.",
  scopes: ["scenarios.start"],
  example: { id: 3, email: "ann@example.com", content: { order: 17 } },
  body: z.object({ id: idSchema, content: contentSchema.optional(), ...matchingShape }),
  answer: answerWith(...STARTED),
  unused: UNUSED_IN_START,
});

import { z } from "zod";
import { answerWith, itemWith, STARTED } from "./answers";
import { contentSchema, definePublic, idSchema, startItems, UNUSED_IN_START } from "./shared";

export const workflowsStartBatch = definePublic({
  name: "workflows/start_batch",
  summary: "Puts each of several profiles into a scenario through Default profile capture.",
  scopes: ["scenarios.start"],
  example: { id: 3, data: [{ email: "ann@example.com" }, { email: "bob@example.com", content: { x: 1 } }] },
  body: z.strictObject({ id: idSchema, content: contentSchema.optional(), ...startItems }),
  answer: answerWith({ data: z.array(itemWith(...STARTED)) }),
  unused: UNUSED_IN_START,
});

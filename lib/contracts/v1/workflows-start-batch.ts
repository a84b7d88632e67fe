import { z } from "zod";
import type { JsonObject } from "@/lib/shared/json";
import { answerWith, itemWith, STARTED, taskAnswer } from "./answers";
import { contentSchema, definePublic, idSchema, startItems, UNUSED_IN_START } from "./shared";

const body = z.strictObject({ id: idSchema, content: contentSchema.optional(), ...startItems });

const example: JsonObject = {
  id: 3,
  data: [{ email: "ann@example.com" }, { email: "bob@example.com", content: { x: 1 } }],
};

export const workflowsStartBatch = definePublic({
  name: "workflows/start_batch",
  summary: "Puts each of several profiles into a scenario through Default profile capture.",
  scopes: ["scenarios.start"],
  example,
  body,
  answer: answerWith({ data: z.array(itemWith(...STARTED)) }),
  unused: UNUSED_IN_START,
});

export const workflowsStartBatchTask = definePublic({
  name: "workflows/start_batch_task",
  summary: "Puts each of several profiles into a scenario, in the background.",
  scopes: ["scenarios.start"],
  example,
  body,
  answer: taskAnswer,
  unused: UNUSED_IN_START,
});

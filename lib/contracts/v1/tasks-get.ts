import { z } from "zod";
import { answerWith, count, imported, IMPORTED_AND_STARTED, itemWith, SENT, STARTED } from "./answers";
import { definePublic, idSchema } from "./shared";

const taskItem = itemWith(imported, ...IMPORTED_AND_STARTED, ...STARTED, ...SENT);

const taskState = answerWith({
  state: z.enum(["running", "done", "failed", "cancelled"]),
  done: count,
  total: count.nullable(),
  failed: count,
  /** Why the task itself failed. */
  reason: z.string().optional(),
  result: z.array(taskItem).optional(),
});

export const tasksGet = definePublic({
  name: "tasks/get",
  summary: "Tells how far a background task is, and its result once it is done.",
  scopes: ["data.view"],
  changes: false,
  example: { task_id: 1 },
  body: z.object({ task_id: idSchema }),
  answer: taskState,
  unused: [],
});

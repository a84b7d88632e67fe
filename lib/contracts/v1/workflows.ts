import { z } from "zod";
import { workflowObject } from "./answer-objects";
import { answerWith, pageOf } from "./answers";
import { definePublic, idSchema, pagingShape } from "./shared";

export const workflowsList = definePublic({
  name: "workflows/list",
  summary: "Lists scenarios, without those in the trash.",
  scopes: ["scenarios.view"],
  changes: false,
  example: { limit: 100 },
  body: z.object({
    ...pagingShape,
    ui_tags: z
      .array(z.string().max(200))
      .max(1_000)
      .optional()
      .describe("Names of tags; a scenario comes when it has one."),
    groups_id: z.array(idSchema).max(1_000).optional(),
  }),
  answer: pageOf(workflowObject),
  unused: [],
});

export const workflowsGet = definePublic({
  name: "workflows/get",
  summary: "Reads one scenario.",
  scopes: ["scenarios.view"],
  changes: false,
  example: { id: 3 },
  body: z.object({ id: idSchema }),
  answer: answerWith({ data: workflowObject }),
  unused: [],
});

export const workflowsActivate = definePublic({
  name: "workflows/activate",
  summary: "Starts a scenario; skip_profiles first removes the profiles that stayed inside.",
  scopes: ["scenarios.edit"],
  example: { id: 3 },
  body: z.object({
    id: idSchema,
    skip_profiles: z.boolean().default(false).describe("First end the passes that stayed inside."),
  }),
  answer: answerWith({ data: workflowObject }),
  unused: [],
});

export const workflowsDeactivate = definePublic({
  name: "workflows/deactivate",
  summary: "Stops a scenario; its profiles exit, or stay where they are with keep_profiles.",
  scopes: ["scenarios.edit"],
  example: { id: 3, keep_profiles: true },
  body: z.object({
    id: idSchema,
    keep_profiles: z
      .boolean()
      .default(false)
      .describe("The profiles stay where they are, and go on when it is started again."),
  }),
  answer: answerWith({ data: workflowObject }),
  unused: [],
});

import { z } from "zod";
import { answerWith, IMPORTED_AND_SENT, IMPORTED_AND_STARTED, itemWith, taskAnswer } from "./answers";
import { importOptions, profileData, UNUSED_IN_IMPORT } from "./profiles-import";
import {
  contentSchema,
  definePublic,
  idSchema,
  ITEMS_MAX,
  matchingRule,
  matchingShape,
  requireOneId,
  UNUSED_IN_START,
} from "./shared";

const unused = [...new Set([...UNUSED_IN_IMPORT, ...UNUSED_IN_START])];

const workflow = { workflow_id: idSchema.optional(), id: idSchema.optional() };
const trigger = { trigger_id: idSchema.optional(), id: idSchema.optional() };
const started = { db_id: idSchema, content: contentSchema.optional(), ...importOptions };

/** A profile of a batch, with what its own start is told. */
const startedProfile = profileData.extend({ content: contentSchema.optional() });

export const workflowsImportAndStart = definePublic({
  name: "workflows/import_and_start",
  summary: "Finds a profile or creates it, writes its fields and subscriptions, and puts it into a scenario.",
  scopes: ["data.edit", "scenarios.start"],
  example: { workflow_id: 3, db_id: 1, data: { email: "ann@example.com", _fname: "Ann" }, content: { order: 17 } },
  body: z
    .strictObject({ ...workflow, ...started, data: profileData, ...matchingShape })
    .superRefine(requireOneId(["workflow_id", "id"])),
  answer: answerWith(...IMPORTED_AND_STARTED),
  unused,
});

const workflowBatch = z
  .strictObject({ ...workflow, ...started, data: z.array(startedProfile).min(1).max(ITEMS_MAX), ...matchingRule })
  .superRefine(requireOneId(["workflow_id", "id"]));

export const workflowsImportAndStartBatch = definePublic({
  name: "workflows/import_and_start_batch",
  summary:
    "Imports many profiles and puts each into a scenario, all in one transaction; one that is wrong fails alone.",
  scopes: ["data.edit", "scenarios.start"],
  example: { workflow_id: 3, db_id: 1, data: [{ email: "ann@example.com", _fname: "Ann", content: { order: 17 } }] },
  body: workflowBatch,
  answer: answerWith({ data: z.array(itemWith(...IMPORTED_AND_STARTED)) }),
  unused,
});

export const workflowsImportAndStartBatchTask = definePublic({
  name: "workflows/import_and_start_batch_task",
  summary: "Imports many profiles and puts each into a scenario, in the background.",
  scopes: ["data.edit", "scenarios.start"],
  example: { workflow_id: 3, db_id: 1, data: [{ email: "ann@example.com", _fname: "Ann", content: { order: 17 } }] },
  body: workflowBatch,
  answer: taskAnswer,
  unused,
});

export const campaignsTriggersImportAndStart = definePublic({
  name: "campaigns/triggers/import_and_start",
  summary:
    "Finds a profile or creates it, writes its fields and subscriptions, and sends it one message of a trigger mailing.",
  scopes: ["data.edit", "mailings.start"],
  example: { trigger_id: 270, db_id: 1, data: { email: "ann@example.com", _fname: "Ann" } },
  body: z
    .strictObject({ ...trigger, ...started, data: profileData, ...matchingShape })
    .superRefine(requireOneId(["trigger_id", "id"])),
  answer: answerWith(...IMPORTED_AND_SENT),
  unused,
});

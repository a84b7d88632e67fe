import { z } from "zod";
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

/** Finds a profile or creates it, writes its fields and subscriptions, and puts it into a scenario. */
export const workflowsImportAndStart = definePublic({
  name: "workflows/import_and_start",
  body: z
    .strictObject({ ...workflow, ...started, data: profileData, ...matchingShape })
    .superRefine(requireOneId(["workflow_id", "id"])),
  unused,
});

const workflowBatch = z
  .strictObject({ ...workflow, ...started, data: z.array(startedProfile).min(1).max(ITEMS_MAX), ...matchingRule })
  .superRefine(requireOneId(["workflow_id", "id"]));

/** The same for many, all in one transaction; one that is wrong fails alone. */
export const workflowsImportAndStartBatch = definePublic({
  name: "workflows/import_and_start_batch",
  body: workflowBatch,
  unused,
});

/** The same in the background. */
export const workflowsImportAndStartBatchTask = definePublic({
  name: "workflows/import_and_start_batch_task",
  body: workflowBatch,
  unused,
});

/** Finds a profile or creates it, writes its fields and subscriptions, and sends it one message of a trigger mailing. */
export const campaignsTriggersImportAndStart = definePublic({
  name: "campaigns/triggers/import_and_start",
  body: z
    .strictObject({ ...trigger, ...started, data: profileData, ...matchingShape })
    .superRefine(requireOneId(["trigger_id", "id"])),
  unused,
});

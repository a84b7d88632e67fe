import { databasesList } from "./databases-list";
import { eventsSend } from "./events-send";
import {
  campaignsTriggersImportAndStart,
  workflowsImportAndStart,
  workflowsImportAndStartBatch,
  workflowsImportAndStartBatchTask,
} from "./import-and-start";
import { profilesGet } from "./profiles-get";
import { profilesImport, profilesImportBatch, profilesImportBatchTask } from "./profiles-import";
import type { PublicContract } from "./shared";
import { tasksGet } from "./tasks-get";
import { campaignsTriggersStart, triggersStart } from "./triggers-start";
import { campaignsTriggersStartBatch } from "./triggers-start-batch";
import { workflowsActivate, workflowsDeactivate, workflowsGet, workflowsList } from "./workflows";
import { workflowsStart } from "./workflows-start";
import { workflowsStartBatch } from "./workflows-start-batch";

/** Every method of API v1.1, by name. */
export const PUBLIC_CONTRACTS: readonly PublicContract[] = [
  campaignsTriggersImportAndStart,
  campaignsTriggersStart,
  campaignsTriggersStartBatch,
  databasesList,
  eventsSend,
  profilesGet,
  profilesImport,
  profilesImportBatch,
  profilesImportBatchTask,
  tasksGet,
  triggersStart,
  workflowsActivate,
  workflowsDeactivate,
  workflowsGet,
  workflowsImportAndStart,
  workflowsImportAndStartBatch,
  workflowsImportAndStartBatchTask,
  workflowsList,
  workflowsStart,
  workflowsStartBatch,
];

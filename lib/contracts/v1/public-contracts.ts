import { eventsSend } from "./events-send";
import {
  campaignsTriggersImportAndStart,
  workflowsImportAndStart,
  workflowsImportAndStartBatch,
  workflowsImportAndStartBatchTask,
} from "./import-and-start";
import {
  campaignsTriggersGet,
  campaignsTriggersList,
  databasesGet,
  databasesList,
  resourcesList,
  segmentsList,
  templatesList,
} from "./lists";
import { profilesDelete } from "./profiles-delete";
import { profilesGet } from "./profiles-get";
import { profilesImport, profilesImportBatch, profilesImportBatchTask } from "./profiles-import";
import { profilesSegstaticAdd, profilesSegstaticRemove, segmentsAdd } from "./segments";
import type { PublicContract } from "./shared";
import { tasksGet } from "./tasks-get";
import { campaignsTriggersStart, triggersStart } from "./triggers-start";
import { campaignsTriggersStartBatch, campaignsTriggersStartBatchTask } from "./triggers-start-batch";
import { workflowsActivate, workflowsDeactivate, workflowsGet, workflowsList } from "./workflows";
import { workflowsStart } from "./workflows-start";
import { workflowsStartBatch, workflowsStartBatchTask } from "./workflows-start-batch";

/** Every method of API v1.1, by name. */
export const PUBLIC_CONTRACTS: readonly PublicContract[] = [
  campaignsTriggersGet,
  campaignsTriggersImportAndStart,
  campaignsTriggersList,
  campaignsTriggersStart,
  campaignsTriggersStartBatch,
  campaignsTriggersStartBatchTask,
  databasesGet,
  databasesList,
  eventsSend,
  profilesDelete,
  profilesGet,
  profilesImport,
  profilesImportBatch,
  profilesImportBatchTask,
  profilesSegstaticAdd,
  profilesSegstaticRemove,
  resourcesList,
  segmentsAdd,
  segmentsList,
  tasksGet,
  templatesList,
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
  workflowsStartBatchTask,
];

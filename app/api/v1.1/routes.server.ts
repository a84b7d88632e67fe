import type { ApiRoute } from "@/lib/http/api-route";
import { POST as campaignsTriggersGet } from "./campaigns/triggers/get/route";
import { POST as campaignsTriggersImportAndStart } from "./campaigns/triggers/import_and_start/route";
import { POST as campaignsTriggersList } from "./campaigns/triggers/list/route";
import { POST as campaignsTriggersStart } from "./campaigns/triggers/start/route";
import { POST as campaignsTriggersStartBatch } from "./campaigns/triggers/start_batch/route";
import { POST as campaignsTriggersStartBatchTask } from "./campaigns/triggers/start_batch_task/route";
import { POST as databasesGet } from "./databases/get/route";
import { POST as databasesList } from "./databases/list/route";
import { POST as eventsSend } from "./events/send/route";
import { POST as profilesDelete } from "./profiles/delete/route";
import { POST as profilesGet } from "./profiles/get/route";
import { POST as profilesImport } from "./profiles/import/route";
import { POST as profilesImportBatch } from "./profiles/import_batch/route";
import { POST as profilesImportBatchTask } from "./profiles/import_batch_task/route";
import { POST as profilesSegstaticAdd } from "./profiles/segstatic/add/route";
import { POST as profilesSegstaticRemove } from "./profiles/segstatic/remove/route";
import { POST as resourcesList } from "./resources/list/route";
import { POST as segmentsAdd } from "./segments/add/route";
import { POST as segmentsList } from "./segments/list/route";
import { POST as tasksGet } from "./tasks/get/route";
import { POST as templatesList } from "./templates/list/route";
import { POST as triggersStart } from "./triggers/start/route";
import { POST as workflowsActivate } from "./workflows/activate/route";
import { POST as workflowsDeactivate } from "./workflows/deactivate/route";
import { POST as workflowsGet } from "./workflows/get/route";
import { POST as workflowsImportAndStart } from "./workflows/import_and_start/route";
import { POST as workflowsImportAndStartBatch } from "./workflows/import_and_start_batch/route";
import { POST as workflowsImportAndStartBatchTask } from "./workflows/import_and_start_batch_task/route";
import { POST as workflowsList } from "./workflows/list/route";
import { POST as workflowsStart } from "./workflows/start/route";
import { POST as workflowsStartBatch } from "./workflows/start_batch/route";
import { POST as workflowsStartBatchTask } from "./workflows/start_batch_task/route";

/** Every method of API v1.1: the one list that the server's front and the tests read. */
export const API_ROUTES: readonly ApiRoute[] = [
  { path: "campaigns/triggers/get", handler: campaignsTriggersGet },
  { path: "campaigns/triggers/import_and_start", handler: campaignsTriggersImportAndStart },
  { path: "campaigns/triggers/list", handler: campaignsTriggersList },
  { path: "campaigns/triggers/start", handler: campaignsTriggersStart },
  { path: "campaigns/triggers/start_batch", handler: campaignsTriggersStartBatch },
  { path: "campaigns/triggers/start_batch_task", handler: campaignsTriggersStartBatchTask },
  { path: "databases/get", handler: databasesGet },
  { path: "databases/list", handler: databasesList },
  { path: "events/send", handler: eventsSend },
  { path: "profiles/delete", handler: profilesDelete },
  { path: "profiles/get", handler: profilesGet },
  { path: "profiles/import", handler: profilesImport },
  { path: "profiles/import_batch", handler: profilesImportBatch },
  { path: "profiles/import_batch_task", handler: profilesImportBatchTask },
  { path: "profiles/segstatic/add", handler: profilesSegstaticAdd },
  { path: "profiles/segstatic/remove", handler: profilesSegstaticRemove },
  { path: "resources/list", handler: resourcesList },
  { path: "segments/add", handler: segmentsAdd },
  { path: "segments/list", handler: segmentsList },
  { path: "tasks/get", handler: tasksGet },
  { path: "templates/list", handler: templatesList },
  { path: "triggers/start", handler: triggersStart },
  { path: "workflows/activate", handler: workflowsActivate },
  { path: "workflows/deactivate", handler: workflowsDeactivate },
  { path: "workflows/get", handler: workflowsGet },
  { path: "workflows/import_and_start", handler: workflowsImportAndStart },
  { path: "workflows/import_and_start_batch", handler: workflowsImportAndStartBatch },
  { path: "workflows/import_and_start_batch_task", handler: workflowsImportAndStartBatchTask },
  { path: "workflows/list", handler: workflowsList },
  { path: "workflows/start", handler: workflowsStart },
  { path: "workflows/start_batch", handler: workflowsStartBatch },
  { path: "workflows/start_batch_task", handler: workflowsStartBatchTask },
];

import { tasksGet } from "@/lib/contracts/v1/tasks-get";
import { describeItem } from "@/lib/http/describe-item";
import { publicRoute } from "@/lib/http/public-route.server";
import { getTaskByApi } from "@/lib/services/background-jobs/get-task-by-api.server";

export const POST = publicRoute({
  contract: tasksGet,
  handle: ({ actor, body }) => getTaskByApi(actor, { taskId: body.task_id, describe: describeItem }),
});

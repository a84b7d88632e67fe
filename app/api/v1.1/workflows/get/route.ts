import { workflowsGet } from "@/lib/contracts/v1/workflows";
import { publicRoute } from "@/lib/http/public-route.server";
import { getWorkflow } from "@/lib/services/workflows/get-workflow.server";

export const POST = publicRoute({
  contract: workflowsGet,
  handle: ({ actor, body }) => getWorkflow(actor, body),
});

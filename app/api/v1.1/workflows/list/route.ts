import { workflowsList } from "@/lib/contracts/v1/workflows";
import { publicRoute } from "@/lib/http/public-route.server";
import { listWorkflows } from "@/lib/services/workflows/list-workflows.server";

export const POST = publicRoute({
  contract: workflowsList,
  handle: ({ actor, body }) => listWorkflows(actor, body),
});

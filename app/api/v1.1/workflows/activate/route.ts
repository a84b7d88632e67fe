import { workflowsActivate } from "@/lib/contracts/v1/workflows";
import { publicRoute } from "@/lib/http/public-route.server";
import { activateWorkflow } from "@/lib/services/workflows/activate-workflow.server";

export const POST = publicRoute({
  contract: workflowsActivate,
  handle: ({ actor, body, idempotency }) => activateWorkflow(actor, body, idempotency),
});

import { workflowsDeactivate } from "@/lib/contracts/v1/workflows";
import { publicRoute } from "@/lib/http/public-route.server";
import { deactivateWorkflow } from "@/lib/services/workflows/deactivate-workflow.server";

export const POST = publicRoute({
  contract: workflowsDeactivate,
  handle: ({ actor, body, idempotency }) => deactivateWorkflow(actor, body, idempotency),
});

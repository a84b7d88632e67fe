import { workflowsStart } from "@/lib/contracts/v1/workflows-start";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { startWorkflow } from "@/lib/services/starts/start-workflow.server";

export const POST = publicRoute({
  contract: workflowsStart,
  handle: ({ actor, body, request, idempotency }) =>
    startWorkflow(actor, { body, hops: readHops(request.headers), idempotency }),
});

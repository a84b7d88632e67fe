import { workflowsStartBatch } from "@/lib/contracts/v1/workflows-start-batch";
import { describeItem } from "@/lib/http/describe-item";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { startWorkflowBatch } from "@/lib/services/starts/start-workflow-batch.server";

export const POST = publicRoute({
  contract: workflowsStartBatch,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    startWorkflowBatch(actor, {
      ...{ body, idempotency, warnings },
      hops: readHops(request.headers),
      describe: describeItem,
    }),
});

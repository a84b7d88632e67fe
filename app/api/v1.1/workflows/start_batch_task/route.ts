import { workflowsStartBatchTask } from "@/lib/contracts/v1/workflows-start-batch";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { chooseStart } from "@/lib/services/profiles/choose-start";
import { startBatchLater } from "@/lib/services/starts/start-batch-later.server";

export const POST = publicRoute({
  contract: workflowsStartBatchTask,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    startBatchLater(
      { actor, hops: readHops(request.headers), ...chooseStart("scenario", { id: body.id }) },
      { body, idempotency, warnings },
    ),
});

import { campaignsTriggersStartBatchTask } from "@/lib/contracts/v1/triggers-start-batch";
import { publicRoute } from "@/lib/http/public-route.server";
import { chooseStart } from "@/lib/services/profiles/choose-start";
import { startBatchLater } from "@/lib/services/starts/start-batch-later.server";

export const POST = publicRoute({
  contract: campaignsTriggersStartBatchTask,
  handle: ({ actor, body, idempotency, warnings }) =>
    startBatchLater(
      { actor, hops: 0, ...chooseStart("mailing", { trigger_id: body.trigger_id, id: body.id }) },
      { body, idempotency, warnings },
    ),
});

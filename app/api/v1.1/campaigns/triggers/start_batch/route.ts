import { campaignsTriggersStartBatch } from "@/lib/contracts/v1/triggers-start-batch";
import { describeItem } from "@/lib/http/describe-item";
import { publicRoute } from "@/lib/http/public-route.server";
import { startTriggerBatch } from "@/lib/services/starts/start-trigger-batch.server";

export const POST = publicRoute({
  contract: campaignsTriggersStartBatch,
  handle: ({ actor, body, idempotency, warnings }) =>
    startTriggerBatch(actor, { body, idempotency, warnings, describe: describeItem }),
});

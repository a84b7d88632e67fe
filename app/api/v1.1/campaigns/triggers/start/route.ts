import { campaignsTriggersStart } from "@/lib/contracts/v1/triggers-start";
import { publicRoute } from "@/lib/http/public-route.server";
import { startTrigger } from "@/lib/services/starts/start-trigger.server";

export const POST = publicRoute({
  contract: campaignsTriggersStart,
  handle: ({ actor, body, idempotency }) => startTrigger(actor, { body, idempotency }),
});

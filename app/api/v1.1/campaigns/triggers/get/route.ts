import { campaignsTriggersGet } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { getTriggerByApi } from "@/lib/services/mailings/list-triggers-by-api.server";

export const POST = publicRoute({
  contract: campaignsTriggersGet,
  handle: ({ actor, body }) => getTriggerByApi(actor, body),
});

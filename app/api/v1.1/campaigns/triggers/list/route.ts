import { campaignsTriggersList } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { listTriggersByApi } from "@/lib/services/mailings/list-triggers-by-api.server";

export const POST = publicRoute({
  contract: campaignsTriggersList,
  handle: ({ actor, body }) => listTriggersByApi(actor, body),
});

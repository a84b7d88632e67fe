import { campaignsTriggersImportAndStart } from "@/lib/contracts/v1/import-and-start";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { chooseStart } from "@/lib/services/profiles/choose-start";
import { importProfileByApi } from "@/lib/services/profiles/import-profile-by-api.server";

export const POST = publicRoute({
  contract: campaignsTriggersImportAndStart,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    importProfileByApi(actor, {
      ...{ body, hops: readHops(request.headers), idempotency, warnings },
      start: chooseStart("mailing", { trigger_id: body.trigger_id, id: body.id }),
    }),
});

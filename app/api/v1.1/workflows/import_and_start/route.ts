import { workflowsImportAndStart } from "@/lib/contracts/v1/import-and-start";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { importProfileByApi } from "@/lib/services/profiles/import-profile-by-api.server";
import { chooseStart } from "@/lib/services/profiles/choose-start";

export const POST = publicRoute({
  contract: workflowsImportAndStart,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    importProfileByApi(actor, {
      ...{ body, hops: readHops(request.headers), idempotency, warnings },
      start: chooseStart("scenario", { workflow_id: body.workflow_id, id: body.id }),
    }),
});

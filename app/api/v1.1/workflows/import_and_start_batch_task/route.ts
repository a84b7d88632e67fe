import { workflowsImportAndStartBatchTask } from "@/lib/contracts/v1/import-and-start";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { chooseStart } from "@/lib/services/profiles/choose-start";
import { importProfilesLater } from "@/lib/services/profiles/import-profiles-later.server";

export const POST = publicRoute({
  contract: workflowsImportAndStartBatchTask,
  handle: ({ actor, body, request, idempotency }) =>
    importProfilesLater(actor, {
      ...{ body, hops: readHops(request.headers), idempotency },
      start: chooseStart("scenario", { workflow_id: body.workflow_id, id: body.id }),
    }),
});

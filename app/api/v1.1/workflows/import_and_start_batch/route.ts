import { workflowsImportAndStartBatch } from "@/lib/contracts/v1/import-and-start";
import { describeItem } from "@/lib/http/describe-item";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { chooseStart } from "@/lib/services/profiles/choose-start";
import { importProfiles } from "@/lib/services/profiles/import-profiles.server";

export const POST = publicRoute({
  contract: workflowsImportAndStartBatch,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    importProfiles(actor, {
      ...{ body, hops: readHops(request.headers), idempotency, warnings, describe: describeItem },
      start: chooseStart("scenario", { workflow_id: body.workflow_id, id: body.id }),
    }),
});

import { profilesImportBatchTask } from "@/lib/contracts/v1/profiles-import";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { importProfilesLater } from "@/lib/services/profiles/import-profiles-later.server";

export const POST = publicRoute({
  contract: profilesImportBatchTask,
  handle: ({ actor, body, request, idempotency }) =>
    importProfilesLater(actor, { body, start: null, hops: readHops(request.headers), idempotency }),
});

import { profilesImport } from "@/lib/contracts/v1/profiles-import";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { importProfileByApi } from "@/lib/services/profiles/import-profile-by-api.server";

export const POST = publicRoute({
  contract: profilesImport,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    importProfileByApi(actor, { body, start: null, hops: readHops(request.headers), idempotency, warnings }),
});

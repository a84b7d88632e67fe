import { profilesImportBatch } from "@/lib/contracts/v1/profiles-import";
import { describeItem } from "@/lib/http/describe-item";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { importProfiles } from "@/lib/services/profiles/import-profiles.server";

export const POST = publicRoute({
  contract: profilesImportBatch,
  handle: ({ actor, body, request, idempotency, warnings }) =>
    importProfiles(actor, {
      ...{ body, start: null, hops: readHops(request.headers), idempotency, warnings },
      describe: describeItem,
    }),
});

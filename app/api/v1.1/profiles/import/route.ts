import { profilesImport } from "@/lib/contracts/v1/profiles-import";
import { publicRoute } from "@/lib/http/public-route.server";
import { importProfileByApi } from "@/lib/services/profiles/import-profile-by-api.server";

export const POST = publicRoute({
  name: profilesImport.name,
  contract: profilesImport,
  requires: "data.edit",
  handle: ({ actor, body, idempotency, warnings }) => importProfileByApi(actor, { body, idempotency, warnings }),
});

import { profilesGet } from "@/lib/contracts/v1/profiles-get";
import { publicRoute } from "@/lib/http/public-route.server";
import { findProfileByApi } from "@/lib/services/profiles/find-profile-by-api.server";

export const POST = publicRoute({
  contract: profilesGet,
  handle: ({ actor, body: { db_id, ...matching } }) => findProfileByApi(actor, { databaseId: db_id, matching }),
});

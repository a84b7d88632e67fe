import { profilesDelete } from "@/lib/contracts/v1/profiles-delete";
import { publicRoute } from "@/lib/http/public-route.server";
import { deleteProfileByApi } from "@/lib/services/profiles/delete-profile-by-api.server";

export const POST = publicRoute({
  contract: profilesDelete,
  handle: ({ actor, body: { db_id, ...matching } }) => deleteProfileByApi(actor, { databaseId: db_id, matching }),
});

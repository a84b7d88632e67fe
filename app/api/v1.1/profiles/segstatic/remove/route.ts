import { profilesSegstaticRemove } from "@/lib/contracts/v1/segments";
import { publicRoute } from "@/lib/http/public-route.server";
import { changeMemberByApi } from "@/lib/services/segments/change-member-by-api.server";

export const POST = publicRoute({
  contract: profilesSegstaticRemove,
  handle: ({ actor, body }) => changeMemberByApi(actor, { body, isIn: false }),
});

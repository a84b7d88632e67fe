import { listProfileMessages as contract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { listProfileMessages } from "@/lib/services/profiles/list-profile-messages.server";

export const GET = route({
  contract,
  requires: "data.view",
  handle: ({ actor, params, query }) => listProfileMessages(actor, { ...params, ...query }),
});

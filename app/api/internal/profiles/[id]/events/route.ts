import { listProfileEvents as listProfileEventsContract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { listProfileEvents } from "@/lib/services/profiles/list-profile-events.server";

export const GET = route({
  contract: listProfileEventsContract,
  requires: "data.view",
  handle: ({ actor, params, query }) => listProfileEvents(actor, { ...query, ...params }),
});

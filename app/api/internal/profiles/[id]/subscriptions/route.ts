import { setSubscription as setSubscriptionContract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { setSubscription } from "@/lib/services/profiles/set-subscription.server";

export const PUT = route({
  contract: setSubscriptionContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => setSubscription(actor, { ...body, ...params }),
});

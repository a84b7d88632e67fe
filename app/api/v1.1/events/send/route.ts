import { eventsSend } from "@/lib/contracts/v1/events-send";
import { publicRoute } from "@/lib/http/public-route.server";
import { readHops } from "@/lib/http/read-hops";
import { sendEvent } from "@/lib/services/events/send-event.server";

export const POST = publicRoute({
  contract: eventsSend,
  handle: ({ actor, body, request, idempotency }) =>
    sendEvent(actor, { body, hops: readHops(request.headers), idempotency }),
});

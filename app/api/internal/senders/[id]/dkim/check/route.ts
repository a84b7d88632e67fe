import { checkSenderDkim as contract } from "@/lib/contracts/sender-dkim";
import { route } from "@/lib/http/route.server";
import { checkSenderDkim } from "@/lib/services/senders/check-sender-dkim.server";

export const POST = route({
  contract,
  requires: "senders.manage",
  handle: ({ actor, params }) => checkSenderDkim(actor, params),
});

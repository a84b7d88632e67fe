import { removeSenderDkim as removeContract, setSenderDkim as setContract } from "@/lib/contracts/sender-dkim";
import { route } from "@/lib/http/route.server";
import { removeSenderDkim } from "@/lib/services/senders/remove-sender-dkim.server";
import { setSenderDkim } from "@/lib/services/senders/set-sender-dkim.server";

export const PUT = route({
  contract: setContract,
  requires: "senders.manage",
  handle: ({ actor, params, body }) => setSenderDkim(actor, { id: params.id, settings: body }),
});

export const DELETE = route({
  contract: removeContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => removeSenderDkim(actor, params),
});

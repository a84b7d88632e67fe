import { removeSenderMailbox as removeContract, setSenderMailbox as setContract } from "@/lib/contracts/sender-mailbox";
import { route } from "@/lib/http/route.server";
import { removeSenderMailbox } from "@/lib/services/senders/remove-sender-mailbox.server";
import { setSenderMailbox } from "@/lib/services/senders/set-sender-mailbox.server";

export const PUT = route({
  contract: setContract,
  requires: "senders.manage",
  handle: ({ actor, params, body }) => setSenderMailbox(actor, { id: params.id, settings: body }),
});

export const DELETE = route({
  contract: removeContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => removeSenderMailbox(actor, params),
});

import { deleteSender as deleteSenderContract, updateSender as updateSenderContract } from "@/lib/contracts/senders";
import { route } from "@/lib/http/route.server";
import { deleteSender } from "@/lib/services/senders/delete-sender.server";
import { updateSender } from "@/lib/services/senders/update-sender.server";

export const PUT = route({
  contract: updateSenderContract,
  requires: "senders.manage",
  handle: ({ actor, params, body }) => updateSender(actor, { id: params.id, settings: body }),
});

export const DELETE = route({
  contract: deleteSenderContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => deleteSender(actor, params),
});

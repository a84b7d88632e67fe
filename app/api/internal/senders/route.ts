import { createSender as createSenderContract, listSenders as listSendersContract } from "@/lib/contracts/senders";
import { route } from "@/lib/http/route.server";
import { createSender } from "@/lib/services/senders/create-sender.server";
import { listSenders } from "@/lib/services/senders/list-senders.server";

export const GET = route({
  contract: listSendersContract,
  requires: "senders.manage",
  handle: ({ actor }) => listSenders(actor),
});

export const POST = route({
  contract: createSenderContract,
  requires: "senders.manage",
  handle: ({ actor, body }) => createSender(actor, body),
});

import { testSenderMailbox as contract } from "@/lib/contracts/sender-mailbox";
import { route } from "@/lib/http/route.server";
import { testSenderMailbox } from "@/lib/services/senders/test-sender-mailbox.server";

export const POST = route({
  contract,
  requires: "senders.manage",
  handle: ({ actor, params, body }) => testSenderMailbox(actor, { id: params.id, settings: body }),
});

import { testSender as testSenderContract } from "@/lib/contracts/senders";
import { route } from "@/lib/http/route.server";
import { testSender } from "@/lib/services/senders/test-sender.server";

export const POST = route({
  contract: testSenderContract,
  requires: "senders.manage",
  handle: ({ actor, body }) => testSender(actor, body),
});

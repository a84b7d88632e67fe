import { makeSenderDefault as makeSenderDefaultContract } from "@/lib/contracts/senders";
import { route } from "@/lib/http/route.server";
import { makeSenderDefault } from "@/lib/services/senders/make-sender-default.server";

export const POST = route({
  contract: makeSenderDefaultContract,
  requires: "senders.manage",
  handle: ({ actor, params }) => makeSenderDefault(actor, params),
});

import { getOutboxLetter as contract } from "@/lib/contracts/outbox";
import { route } from "@/lib/http/route.server";
import { getOutboxLetter } from "@/lib/services/outbox/get-outbox-letter.server";

export const GET = route({
  contract,
  requires: "content.view",
  handle: ({ actor, params }) => getOutboxLetter(actor, BigInt(params.id)),
});

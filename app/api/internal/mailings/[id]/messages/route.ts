import { listMailingMessages as contract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { listMailingMessages } from "@/lib/services/mailings/list-mailing-messages.server";

export const GET = route({
  contract,
  requires: "content.view",
  handle: ({ actor, params, query }) => listMailingMessages(actor, params.id, query),
});

import { countSentMessages as contract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { countSentMessages } from "@/lib/services/mailings/count-sent-messages.server";

export const GET = route({
  contract,
  requires: "content.view",
  handle: ({ actor, query }) => countSentMessages(actor, query.ids.split(",").map(Number)),
});

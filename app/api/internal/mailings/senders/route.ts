import { listMailingSenders as contract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { listMailingSenders } from "@/lib/services/mailings/list-mailing-senders.server";

export const GET = route({
  contract,
  requires: "content.view",
  handle: ({ actor }) => listMailingSenders(actor),
});

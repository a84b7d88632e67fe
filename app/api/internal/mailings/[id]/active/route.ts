import { setMailingActive as contract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { setMailingActive } from "@/lib/services/mailings/set-mailing-active.server";

export const POST = route({
  contract,
  requires: "content.edit",
  handle: ({ actor, params, body }) => setMailingActive(actor, params.id, body),
});

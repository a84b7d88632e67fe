import { getPassHistory as contract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { getPassHistory } from "@/lib/services/profiles/get-pass-history.server";

export const GET = route({
  contract,
  requires: "data.view",
  handle: ({ actor, params }) => getPassHistory(actor, params),
});

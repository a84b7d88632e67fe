import { listProfilePasses as listProfilePassesContract } from "@/lib/contracts/profiles";
import { route } from "@/lib/http/route.server";
import { listProfilePasses } from "@/lib/services/profiles/list-profile-passes.server";

export const GET = route({
  contract: listProfilePassesContract,
  requires: "data.view",
  handle: ({ actor, params }) => listProfilePasses(actor, params),
});

import { revokeToken as revokeTokenContract } from "@/lib/contracts/tokens";
import { route } from "@/lib/http/route.server";
import { revokeToken } from "@/lib/services/tokens/revoke-token.server";

export const POST = route({
  contract: revokeTokenContract,
  requires: "tokens.manage",
  handle: ({ actor, params }) => revokeToken(actor, params),
});

import { createToken as createTokenContract, listTokens as listTokensContract } from "@/lib/contracts/tokens";
import { route } from "@/lib/http/route.server";
import { createToken } from "@/lib/services/tokens/create-token.server";
import { listTokens } from "@/lib/services/tokens/list-tokens.server";

export const GET = route({
  contract: listTokensContract,
  requires: "tokens.manage",
  handle: ({ actor }) => listTokens(actor),
});

export const POST = route({
  contract: createTokenContract,
  requires: "tokens.manage",
  handle: ({ actor, body }) => createToken(actor, body),
});

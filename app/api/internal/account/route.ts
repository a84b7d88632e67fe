import { getAccount as getAccountContract, updateAccount as updateAccountContract } from "@/lib/contracts/account";
import { route } from "@/lib/http/route.server";
import { getAccount } from "@/lib/services/account/get-account.server";
import { updateAccount } from "@/lib/services/account/update-account.server";

export const GET = route({
  contract: getAccountContract,
  requires: "signed-in",
  handle: ({ actor }) => getAccount(actor),
});

export const PUT = route({
  contract: updateAccountContract,
  requires: "account.manage",
  handle: ({ actor, body }) => updateAccount(actor, body),
});

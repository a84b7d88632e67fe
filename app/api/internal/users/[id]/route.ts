import { updateUser as updateUserContract } from "@/lib/contracts/users";
import { route } from "@/lib/http/route.server";
import { updateUser } from "@/lib/services/users/update-user.server";

export const PATCH = route({
  contract: updateUserContract,
  requires: "users.manage",
  handle: ({ actor, params, body }) => updateUser(actor, { id: params.id, ...body }),
});

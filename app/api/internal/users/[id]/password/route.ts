import { resetUserPassword as resetUserPasswordContract } from "@/lib/contracts/users";
import { route } from "@/lib/http/route.server";
import { resetUserPassword } from "@/lib/services/users/reset-user-password.server";

export const POST = route({
  contract: resetUserPasswordContract,
  requires: "users.manage",
  handle: ({ actor, params }) => resetUserPassword(actor, params),
});

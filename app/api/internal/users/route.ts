import { createUser as createUserContract, listUsers as listUsersContract } from "@/lib/contracts/users";
import { route } from "@/lib/http/route.server";
import { createUser } from "@/lib/services/users/create-user.server";
import { listUsers } from "@/lib/services/users/list-users.server";

export const GET = route({
  contract: listUsersContract,
  requires: "users.manage",
  handle: ({ actor }) => listUsers(actor),
});

export const POST = route({
  contract: createUserContract,
  requires: "users.manage",
  handle: ({ actor, body }) => createUser(actor, body),
});

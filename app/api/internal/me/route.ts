import { updateMe as updateMeContract } from "@/lib/contracts/users";
import { route } from "@/lib/http/route.server";
import { updateMe } from "@/lib/services/users/update-me.server";

export const PATCH = route({
  contract: updateMeContract,
  requires: "signed-in",
  handle: ({ actor, body }) => updateMe(actor, body),
});

import { changeMyPassword as changeMyPasswordContract } from "@/lib/contracts/users";
import { route } from "@/lib/http/route.server";
import { renewSession } from "@/lib/http/renew-session.server";
import { changeMyPassword } from "@/lib/services/users/change-my-password.server";

export const POST = route({
  contract: changeMyPasswordContract,
  requires: "signed-in",
  handle: async ({ actor, body, request }) => {
    const { sessionVersion } = await changeMyPassword(actor, body);
    return renewSession(Response.json({ changed: true }), { request, claims: { userId: actor.id, sessionVersion } });
  },
});

import { tryCall as contract } from "@/lib/contracts/try-call";
import { route } from "@/lib/http/route.server";
import { tryCall } from "@/lib/services/scenarios/try-call.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body, request }) => tryCall(actor, { ...body, id: params.id, signal: request.signal }),
});

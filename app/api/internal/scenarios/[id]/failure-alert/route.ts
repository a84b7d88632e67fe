import { getFailureAlert as readContract, setFailureAlert as changeContract } from "@/lib/contracts/failure-alert";
import { route } from "@/lib/http/route.server";
import { getFailureAlert } from "@/lib/services/failures/get-failure-alert.server";
import { setFailureAlert } from "@/lib/services/failures/set-failure-alert.server";

export const GET = route({
  contract: readContract,
  requires: "scenarios.view",
  handle: ({ actor, params }) => getFailureAlert(actor, params),
});

export const PUT = route({
  contract: changeContract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => setFailureAlert(actor, { ...body, id: params.id }),
});

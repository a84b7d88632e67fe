import {
  addSuppression as addContract,
  listSuppressions as listContract,
  removeSuppression as removeContract,
} from "@/lib/contracts/suppressions";
import { route } from "@/lib/http/route.server";
import { addSuppression } from "@/lib/services/suppressions/add-suppression.server";
import { listSuppressions } from "@/lib/services/suppressions/list-suppressions.server";
import { removeSuppression } from "@/lib/services/suppressions/remove-suppression.server";

export const GET = route({
  contract: listContract,
  requires: "data.view",
  handle: ({ actor, query }) => listSuppressions(actor, query),
});

export const POST = route({
  contract: addContract,
  requires: "data.edit",
  handle: ({ actor, body }) => addSuppression(actor, body),
});

export const DELETE = route({
  contract: removeContract,
  requires: "data.edit",
  handle: ({ actor, query }) => removeSuppression(actor, query),
});

import { clearOutbox as clearContract, listOutbox as listContract } from "@/lib/contracts/outbox";
import { route } from "@/lib/http/route.server";
import { clearOutbox } from "@/lib/services/outbox/clear-outbox.server";
import { listOutbox } from "@/lib/services/outbox/list-outbox.server";

export const GET = route({
  contract: listContract,
  requires: "content.view",
  handle: ({ actor, query }) => listOutbox(actor, query),
});

export const DELETE = route({
  contract: clearContract,
  requires: "content.edit",
  handle: ({ actor }) => clearOutbox(actor),
});

import { createMailing as createContract, listMailings as listContract } from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { createMailing } from "@/lib/services/mailings/create-mailing.server";
import { listMailings } from "@/lib/services/mailings/list-mailings.server";

export const GET = route({
  contract: listContract,
  requires: "content.view",
  handle: ({ actor, query }) => listMailings(actor, query),
});

export const POST = route({
  contract: createContract,
  requires: "content.edit",
  handle: ({ actor, body }) => createMailing(actor, body),
});

import { createTemplate as createContract, listTemplates as listContract } from "@/lib/contracts/templates";
import { route } from "@/lib/http/route.server";
import { createTemplate } from "@/lib/services/templates/create-template.server";
import { listTemplates } from "@/lib/services/templates/list-templates.server";

export const GET = route({
  contract: listContract,
  requires: "content.view",
  handle: ({ actor, query }) => listTemplates(actor, query),
});

export const POST = route({
  contract: createContract,
  requires: "content.edit",
  handle: ({ actor, body }) => createTemplate(actor, body),
});

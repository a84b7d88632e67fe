import { duplicateTemplate as contract } from "@/lib/contracts/templates";
import { route } from "@/lib/http/route.server";
import { duplicateTemplate } from "@/lib/services/templates/duplicate-template.server";

export const POST = route({
  contract,
  requires: "content.edit",
  handle: ({ actor, params }) => duplicateTemplate(actor, params.id),
});

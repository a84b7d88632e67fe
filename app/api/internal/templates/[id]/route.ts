import {
  deleteTemplate as deleteContract,
  getTemplate as getContract,
  saveTemplate as saveContract,
} from "@/lib/contracts/templates";
import { route } from "@/lib/http/route.server";
import { deleteTemplate } from "@/lib/services/templates/delete-template.server";
import { getTemplate } from "@/lib/services/templates/get-template.server";
import { saveTemplate } from "@/lib/services/templates/save-template.server";

export const GET = route({
  contract: getContract,
  requires: "content.view",
  handle: ({ actor, params }) => getTemplate(actor, params.id),
});

export const PUT = route({
  contract: saveContract,
  requires: "content.edit",
  handle: ({ actor, params, body }) => saveTemplate(actor, params.id, body),
});

export const DELETE = route({
  contract: deleteContract,
  requires: "content.edit",
  handle: ({ actor, params }) => deleteTemplate(actor, params.id),
});

import {
  deleteMailing as deleteContract,
  getMailing as getContract,
  saveMailing as saveContract,
} from "@/lib/contracts/mailings";
import { route } from "@/lib/http/route.server";
import { deleteMailing } from "@/lib/services/mailings/delete-mailing.server";
import { getMailing } from "@/lib/services/mailings/get-mailing.server";
import { saveMailing } from "@/lib/services/mailings/save-mailing.server";

export const GET = route({
  contract: getContract,
  requires: "content.view",
  handle: ({ actor, params }) => getMailing(actor, params.id),
});

export const PUT = route({
  contract: saveContract,
  requires: "content.edit",
  handle: ({ actor, params, body }) => saveMailing(actor, params.id, body),
});

export const DELETE = route({
  contract: deleteContract,
  requires: "content.edit",
  handle: ({ actor, params }) => deleteMailing(actor, params.id),
});

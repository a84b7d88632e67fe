import {
  getResource as getResourceContract,
  updateResource as updateResourceContract,
} from "@/lib/contracts/resources";
import { route } from "@/lib/http/route.server";
import { getResource } from "@/lib/services/resources/get-resource.server";
import { updateResource } from "@/lib/services/resources/update-resource.server";

export const GET = route({
  contract: getResourceContract,
  requires: "data.view",
  handle: ({ actor, params }) => getResource(actor, params),
});

export const PATCH = route({
  contract: updateResourceContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => updateResource(actor, { ...body, ...params }),
});

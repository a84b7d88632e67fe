import {
  listResources as listResourcesContract,
  createResource as createResourceContract,
} from "@/lib/contracts/resources";
import { route } from "@/lib/http/route.server";
import { createResource } from "@/lib/services/resources/create-resource.server";
import { listResources } from "@/lib/services/resources/list-resources.server";

export const GET = route({
  contract: listResourcesContract,
  requires: "data.view",
  handle: ({ actor, query }) => listResources(actor, query),
});

export const POST = route({
  contract: createResourceContract,
  requires: "data.edit",
  handle: ({ actor, body }) => createResource(actor, body),
});

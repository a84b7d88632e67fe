import { resourcesList } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { listResourcesByApi } from "@/lib/services/resources/list-resources-by-api.server";

export const POST = publicRoute({
  contract: resourcesList,
  handle: ({ actor, body }) => listResourcesByApi(actor, body),
});

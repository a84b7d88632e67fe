import { templatesList } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { listTemplatesByApi } from "@/lib/services/templates/list-templates-by-api.server";

export const POST = publicRoute({
  contract: templatesList,
  handle: ({ actor, body }) => listTemplatesByApi(actor, body),
});

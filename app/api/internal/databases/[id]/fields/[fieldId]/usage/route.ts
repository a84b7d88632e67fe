import { getFieldUsage as contract } from "@/lib/contracts/databases";
import { route } from "@/lib/http/route.server";
import { getFieldUsage } from "@/lib/services/databases/get-field-usage.server";

export const GET = route({
  contract,
  requires: "data.view",
  handle: ({ actor, params }) => getFieldUsage(actor, params),
});

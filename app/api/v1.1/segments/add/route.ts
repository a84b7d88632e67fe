import { segmentsAdd } from "@/lib/contracts/v1/segments";
import { publicRoute } from "@/lib/http/public-route.server";
import { addSegmentByApi } from "@/lib/services/segments/add-segment-by-api.server";

export const POST = publicRoute({
  name: segmentsAdd.name,
  contract: segmentsAdd,
  requires: "data.edit",
  handle: ({ actor, body }) => addSegmentByApi(actor, body),
});

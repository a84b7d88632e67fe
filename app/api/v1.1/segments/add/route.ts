import { segmentsAdd } from "@/lib/contracts/v1/segments";
import { publicRoute } from "@/lib/http/public-route.server";
import { addSegmentByApi } from "@/lib/services/segments/add-segment-by-api.server";

export const POST = publicRoute({
  contract: segmentsAdd,
  handle: ({ actor, body }) => addSegmentByApi(actor, body),
});

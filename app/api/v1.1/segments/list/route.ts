import { segmentsList } from "@/lib/contracts/v1/lists";
import { publicRoute } from "@/lib/http/public-route.server";
import { listSegmentsByApi } from "@/lib/services/segments/list-segments-by-api.server";

export const POST = publicRoute({
  contract: segmentsList,
  handle: ({ actor, body }) => listSegmentsByApi(actor, body),
});

import { recountSegment as recountSegmentContract } from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { recountSegment } from "@/lib/services/segments/recount-segment.server";

export const POST = route({
  contract: recountSegmentContract,
  requires: "data.edit",
  handle: ({ actor, params }) => recountSegment(actor, params),
});

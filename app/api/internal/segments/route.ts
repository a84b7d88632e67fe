import { createSegment as createSegmentContract, listSegments as listSegmentsContract } from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { createSegment } from "@/lib/services/segments/create-segment.server";
import { listSegments } from "@/lib/services/segments/list-segments.server";

export const GET = route({
  contract: listSegmentsContract,
  requires: "data.view",
  handle: ({ actor, query }) => listSegments(actor, query),
});

export const POST = route({
  contract: createSegmentContract,
  requires: "data.edit",
  handle: ({ actor, body }) => createSegment(actor, body),
});

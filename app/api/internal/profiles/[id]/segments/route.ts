import {
  listProfileSegments as listProfileSegmentsContract,
  setProfileSegment as setProfileSegmentContract,
} from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { listProfileSegments } from "@/lib/services/segments/list-profile-segments.server";
import { setProfileSegment } from "@/lib/services/segments/set-profile-segment.server";

export const GET = route({
  contract: listProfileSegmentsContract,
  requires: "data.view",
  handle: ({ actor, params }) => listProfileSegments(actor, params),
});

export const POST = route({
  contract: setProfileSegmentContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => setProfileSegment(actor, { ...body, ...params }),
});

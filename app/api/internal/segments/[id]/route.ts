import {
  deleteSegment as deleteSegmentContract,
  updateSegment as updateSegmentContract,
} from "@/lib/contracts/segments";
import { route } from "@/lib/http/route.server";
import { deleteSegment } from "@/lib/services/segments/delete-segment.server";
import { updateSegment } from "@/lib/services/segments/update-segment.server";

export const PATCH = route({
  contract: updateSegmentContract,
  requires: "data.edit",
  handle: ({ actor, params, body }) => updateSegment(actor, { ...body, ...params }),
});

export const DELETE = route({
  contract: deleteSegmentContract,
  requires: "data.edit",
  handle: ({ actor, params }) => deleteSegment(actor, params),
});

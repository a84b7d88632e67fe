import { defineRuntime } from "@/lib/nodes/define";
import { removeFromSegment } from "@/lib/nodes/remove-from-segment/definition";

export const removeFromSegmentRuntime = defineRuntime(removeFromSegment, {
  kind: "step",
  changesSegments: true,
  step: (context, { segmentId }) => {
    const changed = context.changeMembership({ segmentId, in: false });
    return { kind: "exit", output: "next", detail: { changed } };
  },
});

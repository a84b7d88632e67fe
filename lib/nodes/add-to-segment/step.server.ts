import { addToSegment } from "@/lib/nodes/add-to-segment/definition";
import { defineRuntime } from "@/lib/nodes/define";

export const addToSegmentRuntime = defineRuntime(addToSegment, {
  kind: "step",
  changesSegments: true,
  step: (context, { segmentId }) => {
    const changed = context.changeMembership({ segmentId, in: true });
    return { kind: "exit", output: "next", detail: { changed } };
  },
});

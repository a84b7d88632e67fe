import { defineRuntime } from "@/lib/nodes/define";
import { segmentTrigger } from "@/lib/nodes/segment-trigger/definition";

export const segmentTriggerRuntime = defineRuntime(segmentTrigger, {
  kind: "trigger",
  output: "next",
  match: (_context, { segmentId }, fact) => fact.kind === "segment_entered" && fact.segmentId === segmentId,
});

import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { checkSegment } from "@/lib/nodes/check-segment";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({ segmentId: z.int().positive("Choose a segment.") });

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const addToSegment = defineNode({
  type: "add-to-segment",
  category: "action",
  title: "Add to segment",
  icon: "list-plus",
  summary: "Puts the profile into a static segment.",
  help: `Puts the profile into a **static** segment; who is in it already stays in it.

The change counts at once: the next element of this scenario sees it. Scenarios that wait for entries into the segment start for whoever was not in it before.

Dynamic and updatable segments cannot be chosen: their condition decides who is in them.`,
  settings,
  defaults: { segmentId: 0 },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => checkSegment(value, context, "static"),
  needs: ({ segmentId }) => joinNeeds({ segments: [segmentId] }),
});

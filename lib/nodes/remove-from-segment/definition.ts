import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { checkSegment } from "@/lib/nodes/check-segment";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({ segmentId: z.int().positive("Choose a segment.") });

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const removeFromSegment = defineNode({
  type: "remove-from-segment",
  category: "action",
  title: "Remove from segment",
  icon: "list-minus",
  summary: "Takes the profile out of a static segment.",
  help: `Takes the profile out of a **static** segment; who is not in it passes on unchanged.

The change counts at once: the next element of this scenario sees it. Dynamic and updatable segments cannot be chosen: their condition decides who is in them.`,
  settings,
  defaults: { segmentId: 0 },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => checkSegment(value, context, "static"),
  needs: ({ segmentId }) => joinNeeds({ segments: [segmentId] }),
});

import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";

export const EXIT_REASON_LENGTH_MAX = 200;

const settings = z.strictObject({ reason: z.string().max(EXIT_REASON_LENGTH_MAX) });

export const exit = defineNode({
  type: "exit",
  category: "action",
  title: "Exit",
  icon: "log-out",
  summary: "The profile leaves the scenario.",
  help: `The profile leaves the scenario here and counts as *completed*. The **reason** stands in the profile's history, so that one sees why it left.

An output that leads nowhere ends the pass too; Exit only says it on the canvas.`,
  settings,
  defaults: { reason: "" },
  version: 1,
  outputs: () => [],
  fallbackOutputs: [],
});

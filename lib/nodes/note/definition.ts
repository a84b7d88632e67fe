import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";

export const NOTE_LENGTH_MAX = 2_000;

const settings = z.strictObject({ text: z.string().max(NOTE_LENGTH_MAX) });

export const note = defineNode({
  type: "note",
  category: "action",
  title: "Note",
  icon: "sticky-note",
  summary: "A text on the canvas, for whoever reads the scenario.",
  help: `Says on the canvas why something is as it is. No profile comes here, nothing links to it, and tidying up leaves it where it stands.`,
  settings,
  defaults: { text: "" },
  version: 1,
  outputs: () => [],
  fallbackOutputs: [],
  isNote: true,
});

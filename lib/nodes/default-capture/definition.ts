import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({});

/** The start element that every scenario has, id 0: profiles enter through it by API, by hand, from a segment, by a jump. */
export const defaultCapture = defineNode({
  type: "default-capture",
  category: "trigger",
  title: "Default profile capture",
  icon: "log-in",
  summary: "Profiles enter here: over the API, by hand, from a segment or from another scenario.",
  help: `Every scenario starts here. A profile enters through **Default profile capture** in four ways:

- **over the API**: another program posts to \`/api/v1.1/workflows/start\`. After the first save this window shows the address and a ready body;
- **by hand**, from the profile's card;
- **a segment** that is sent to the scenario from the list of scenarios;
- **Jump to scenario** in another scenario of the same database.

Link its output to the first element: a scenario whose start leads nowhere cannot be saved. What the caller sends as \`content\` is there for all elements as \`{apicontent.…}\`.`,
  settings,
  defaults: {},
  version: 1,
  outputs: () => [{ id: "next", label: "Next" }],
  fallbackOutputs: [{ id: "next", label: "Next" }],
  isStart: true,
  isBuiltIn: true,
});

import { z } from "zod";
import { contentSchema, definePublic, idSchema, matchingShape, UNUSED_IN_START } from "./shared";

/** Puts a profile into a scenario through Default profile capture. */
export const workflowsStart = definePublic({
  name: "workflows/start",
  body: z.object({ id: idSchema, content: contentSchema.optional(), ...matchingShape }),
  unused: UNUSED_IN_START,
});

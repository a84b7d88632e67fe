import { z } from "zod";
import { contentSchema, definePublic, idSchema, startItems, UNUSED_IN_START } from "./shared";

/** Puts each of several profiles into a scenario through Default profile capture. */
export const workflowsStartBatch = definePublic({
  name: "workflows/start_batch",
  body: z.strictObject({ id: idSchema, content: contentSchema.optional(), ...startItems }),
  unused: UNUSED_IN_START,
});

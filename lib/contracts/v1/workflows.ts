import { z } from "zod";
import { definePublic, idSchema, pagingShape } from "./shared";

/** Lists scenarios, without those in the trash. */
export const workflowsList = definePublic({
  name: "workflows/list",
  body: z.object({
    ...pagingShape,
    /** Names of tags; a scenario comes when it has one of them. */
    ui_tags: z.array(z.string().max(200)).max(1_000).optional(),
    groups_id: z.array(idSchema).max(1_000).optional(),
  }),
  unused: [],
});

export const workflowsGet = definePublic({ name: "workflows/get", body: z.object({ id: idSchema }), unused: [] });

/** Starts a scenario; `skip_profiles` first removes the profiles that stayed inside. */
export const workflowsActivate = definePublic({
  name: "workflows/activate",
  body: z.object({ id: idSchema, skip_profiles: z.boolean().default(false) }),
  unused: [],
});

/** Stops a scenario; its profiles exit, or stay where they are with `keep_profiles`. */
export const workflowsDeactivate = definePublic({
  name: "workflows/deactivate",
  body: z.object({ id: idSchema, keep_profiles: z.boolean().default(false) }),
  unused: [],
});

import { z } from "zod";
import { definePublic, idSchema, matchingShape } from "./shared";

/** Deletes one profile with all that is known of it. */
export const profilesDelete = definePublic({
  name: "profiles/delete",
  body: z.object({ db_id: idSchema, ...matchingShape }),
  unused: ["custom_request", "resource_id"],
});

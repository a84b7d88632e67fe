import { z } from "zod";
import { definePublic, idSchema, matchingShape } from "./shared";

/** Reads one profile: all its fields and its subscriptions. */
export const profilesGet = definePublic({
  name: "profiles/get",
  body: z.object({ db_id: idSchema, ...matchingShape }),
  unused: ["custom_request", "resource_id"],
});

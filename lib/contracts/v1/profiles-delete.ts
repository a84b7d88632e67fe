import { z } from "zod";
import { answerWith, profile } from "./answers";
import { definePublic, idSchema, matchingShape } from "./shared";

export const profilesDelete = definePublic({
  name: "profiles/delete",
  summary: "Deletes one profile with all that is known of it.",
  scopes: ["data.edit"],
  example: { db_id: 1, matching: "profile_id", profile_id: "66acb337240d5213037986d8" },
  body: z.object({ db_id: idSchema, ...matchingShape }),
  answer: answerWith(profile),
  unused: ["custom_request", "resource_id"],
});

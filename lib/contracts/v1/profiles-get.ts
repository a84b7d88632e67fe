import { z } from "zod";
import { profileObject } from "./answer-objects";
import { answerWith, profile } from "./answers";
import { definePublic, idSchema, matchingShape } from "./shared";

export const profilesGet = definePublic({
  name: "profiles/get",
  summary: "Reads one profile: all its fields and its subscriptions.",
  scopes: ["data.view"],
  changes: false,
  example: { db_id: 1, email: "ann@example.com" },
  body: z.object({ db_id: idSchema, ...matchingShape }),
  answer: answerWith({ ...profile, data: profileObject }),
  unused: ["custom_request", "resource_id"],
});

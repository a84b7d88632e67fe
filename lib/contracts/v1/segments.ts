import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { answerWith, objectNumber, profile } from "./answers";
import { definePublic, idSchema, matchingShape } from "./shared";

const NAME_LENGTH_MAX = 160;
const DESCRIPTION_LENGTH_MAX = 2_000;

export const segmentsAdd = definePublic({
  name: "segments/add",
  summary: "Makes a segment; a static one unless it says otherwise.",
  scopes: ["data.edit"],
  example: { db_id: 1, name: "Met at the fair" },
  body: z.object({
    db_id: idSchema,
    name: z.string().trim().min(1, "must not be empty").max(NAME_LENGTH_MAX),
    description: z.string().max(DESCRIPTION_LENGTH_MAX).default(""),
    kind: segmentKindSchema.default("static"),
    condition: conditionSchema.optional().describe("Not for a static one, and needed by the others."),
  }),
  answer: answerWith({ id: objectNumber }),
  unused: [],
});

const memberAnswer = answerWith({ ...profile, changed: z.boolean() });

const memberBody = z.object({
  segment_id: idSchema,
  db_id: idSchema,
  skip_triggers: z.boolean().default(false).describe("Starts no scenario for it."),
  ...matchingShape,
});

export const profilesSegstaticAdd = definePublic({
  name: "profiles/segstatic/add",
  summary: "Puts a profile into a static segment.",
  scopes: ["data.edit"],
  example: { segment_id: 4, db_id: 1, email: "ann@example.com" },
  body: memberBody,
  answer: memberAnswer,
  unused: [],
});

export const profilesSegstaticRemove = definePublic({
  name: "profiles/segstatic/remove",
  summary: "Takes a profile out of a static segment.",
  scopes: ["data.edit"],
  example: { segment_id: 4, db_id: 1, email: "ann@example.com" },
  body: memberBody,
  answer: memberAnswer,
  unused: [],
});

import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { definePublic, idSchema, matchingShape } from "./shared";

const NAME_LENGTH_MAX = 160;
const DESCRIPTION_LENGTH_MAX = 2_000;

/** Makes a segment; a static one unless it says otherwise. */
export const segmentsAdd = definePublic({
  name: "segments/add",
  body: z.object({
    db_id: idSchema,
    name: z.string().trim().min(1, "must not be empty").max(NAME_LENGTH_MAX),
    description: z.string().max(DESCRIPTION_LENGTH_MAX).default(""),
    kind: segmentKindSchema.default("static"),
    /** Not for a static one. */
    condition: conditionSchema.optional(),
  }),
  unused: [],
});

const memberBody = z.object({
  segment_id: idSchema,
  db_id: idSchema,
  /** Starts no scenario. */
  skip_triggers: z.boolean().default(false),
  ...matchingShape,
});

/** Puts a profile into a static segment. */
export const profilesSegstaticAdd = definePublic({ name: "profiles/segstatic/add", body: memberBody, unused: [] });

/** Takes a profile out of a static segment. */
export const profilesSegstaticRemove = definePublic({
  name: "profiles/segstatic/remove",
  body: memberBody,
  unused: [],
});

import { z } from "zod";

/** static = a list; dynamic = a condition, asked whenever the segment is used; updatable = a condition, asked once a day. */
export const SEGMENT_KINDS = ["static", "dynamic", "updatable"] as const;
export const segmentKindSchema = z.enum(SEGMENT_KINDS);
export type SegmentKind = z.infer<typeof segmentKindSchema>;

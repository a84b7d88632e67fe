import type { SegmentKind } from "@/lib/domain/segments/segment-kind";

/** The kinds of segments, as a marketer chooses between them. */
export const SEGMENT_KIND_TEXTS: Record<SegmentKind, { label: string; description: string }> = {
  dynamic: { label: "Dynamic", description: "A condition, asked whenever the segment is used." },
  static: {
    label: "Static",
    description: "A list: profiles are added and removed on their cards and by scenarios.",
  },
  updatable: { label: "Updatable", description: "A condition, asked once a day; in between it stays as it is." },
};

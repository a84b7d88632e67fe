import type { SegmentKind } from "@/lib/domain/segments/segment-kind";
import type { SettingsIssue, ValidateContext } from "@/lib/nodes/define";

/** Faults of a segment that stands in an element's settings as `segmentId`; `kind` = the only one that fits. */
export function checkSegment(
  { segmentId }: { segmentId: number },
  context: Pick<ValidateContext, "segments">,
  kind?: SegmentKind,
): SettingsIssue[] {
  const segment = context.segments.find((one) => one.id === segmentId);
  if (!segment) {
    const message = `The database has no segment #${segmentId}: it may be deleted. Choose another one.`;
    return [{ field: "segmentId", level: "error", message }];
  }
  if (kind === undefined || segment.kind === kind) return [];
  const message = `"${segment.name}" is ${segment.kind}: its condition decides who is in it. Choose a ${kind} segment.`;
  return [{ field: "segmentId", level: "error", message }];
}

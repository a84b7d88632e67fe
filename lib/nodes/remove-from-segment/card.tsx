import type { CardProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function RemoveFromSegmentCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "segmentId") ?? 0;
  if (id === 0) return <>Choose a segment</>;
  return <>{lists.segments.find((one) => one.id === id)?.name ?? `segment #${id}`}</>;
}

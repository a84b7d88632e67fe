import type { CardProps } from "@/lib/nodes/face";
import { readNumber } from "@/lib/nodes/read-settings";

export function SegmentTriggerCard({ settings, lists }: CardProps) {
  const id = readNumber(settings, "segmentId") ?? 0;
  if (id === 0) return <>Choose a segment</>;
  const segment = lists.segments.find((one) => one.id === id);
  const minutes = readNumber(settings, "minutes") ?? 1;
  return (
    <>
      Into {segment?.name ?? `segment #${id}`}
      {segment?.kind === "dynamic" && `, checked every ${minutes === 1 ? "minute" : `${minutes} minutes`}`}
    </>
  );
}
